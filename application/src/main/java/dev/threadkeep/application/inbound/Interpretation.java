package dev.threadkeep.application.inbound;

import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.VendorAssignee;
import dev.threadkeep.application.delivery.VendorStatus;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.application.inbound.Meaning.Otherwise;
import dev.threadkeep.application.inbound.Meaning.Same;
import dev.threadkeep.application.inbound.Meaning.Unknown;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.thread.Attributes;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.Note;
import dev.threadkeep.domain.thread.ReasonChoice;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadStatus;
import dev.threadkeep.domain.thread.Title;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.domain.vendor.VendorOperation;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says in our words what a vendor shows of a thread, beside the thread as it is here. */
final class Interpretation {
  private final Line line;
  private final Vendor vendor;
  private final Set<VendorOperation> operations;
  private final Directories directories;
  private final ConversationThread ours;
  private final VendorThread theirs;
  private final Instant now;

  Interpretation(
      Line line,
      Directories directories,
      ConversationThread ours,
      VendorThread theirs,
      Instant now) {
    this.line = line;
    this.vendor = line.vendor();
    this.operations = line.backend().capabilities().operations();
    this.directories = directories;
    this.ours = ours;
    this.theirs = theirs;
    this.now = now;
  }

  /**
   * What a value comes to.
   *
   * @param before what was there before, where that is known
   */
  Meaning of(RegisterValue value, Optional<RegisterValue> before) {
    try {
      return meaning(value, before);
    } catch (IllegalArgumentException refused) {
      // The message may have the vendor's words in it, which belong into no log.
      return noneHere();
    }
  }

  private static Unknown noneHere() {
    return new Unknown("its value can be none here");
  }

  private Meaning meaning(RegisterValue value, Optional<RegisterValue> before) {
    return switch (value) {
      case RegisterValue.Status(var status) -> status(status);
      // It goes with the status: a close that has a reason keeps it.
      case RegisterValue.ClosedFor _ -> new Same();
      case RegisterValue.LoopClosed(var closed) -> loop(closed);
      case RegisterValue.AssignedTo(var assignee) -> assignee(assignee);
      case RegisterValue.InTeam(var team) ->
          named(
              team,
              directories::team,
              ours.assignment().team(),
              found ->
                  found == null
                      ? new ThreadCommand.UnassignTeam()
                      : new ThreadCommand.AssignTeam(found));
      case RegisterValue.HandledBy(var handling) ->
          where(ours.handling() == handling, new ThreadCommand.HandOver(handling));
      case RegisterValue.Escalated(var escalated) ->
          where(
              ours.flags().escalated() == escalated,
              escalated ? new ThreadCommand.Escalate(null) : new ThreadCommand.Deescalate(null));
      case RegisterValue.Important(var important) ->
          where(ours.flags().important() == important, new ThreadCommand.MarkImportant(important));
      case RegisterValue.OfSeverity(var severity) ->
          where(ours.severity() == severity, new ThreadCommand.ChangeSeverity(severity));
      case RegisterValue.Archived(var archived) ->
          where(
              ours.flags().archived() == archived,
              archived ? new ThreadCommand.Archive(null) : new ThreadCommand.Restore(null));
      case RegisterValue.BeenRead(var read) ->
          where(
              ours.reading().read() == read,
              read ? new ThreadCommand.MarkRead() : new ThreadCommand.MarkUnread());
      case RegisterValue.Titled(var title) -> {
        var given = present(title) == null ? null : new Title(title);
        yield where(Objects.equals(ours.title(), given), new ThreadCommand.Retitle(given));
      }
      case RegisterValue.Noted(var notes) -> {
        var given = note(notes);
        yield where(Objects.equals(ours.notes(), given), new ThreadCommand.WriteNotes(given));
      }
      case RegisterValue.Tagged(var tags) -> {
        var given = directories.tags(tags);
        yield where(ours.tags().sameAs(given), new ThreadCommand.ReplaceTags(given));
      }
      case RegisterValue.OfContact(var contact) ->
          named(
              contact,
              directories::contact,
              ours.links().contact(),
              ThreadCommand.LinkContact::new);
      case RegisterValue.OfCompany(var company) ->
          named(
              company,
              directories::company,
              ours.links().company(),
              ThreadCommand.LinkCompany::new);
      case RegisterValue.OfProject(var project) ->
          named(
              project,
              directories::project,
              ours.links().project(),
              ThreadCommand.LinkProject::new);
      case RegisterValue.Own(var members) -> own(members, before);
    };
  }

  private static Meaning where(boolean isSo, ThreadCommand otherwise) {
    return isSo ? new Same() : new Otherwise(otherwise);
  }

  private static <T> Meaning named(
      @Nullable String id,
      Function<String, Optional<T>> find,
      @Nullable T ours,
      Function<@Nullable T, ThreadCommand> command) {
    var found = id == null ? Optional.<T>empty() : find.apply(id);
    if (id != null && found.isEmpty()) {
      return new Unknown("the directory has nobody and nothing with the id that it names");
    }
    var named = found.orElse(null);
    return where(Objects.equals(ours, named), command.apply(named));
  }

  private Meaning assignee(@Nullable VendorAssignee named) {
    var found = named == null ? Optional.<Assignee>empty() : directories.teammate(named);
    if (named != null && found.isEmpty()) {
      return new Unknown("the directory has no such teammate with the id that it names");
    }
    return found
        .map(who -> where(who.equals(ours.assignment().assignee()), new ThreadCommand.Assign(who)))
        .orElseGet(() -> where(ours.assignment().assignee() == null, new ThreadCommand.Unassign()));
  }

  private Meaning status(VendorStatus status) {
    return switch (status) {
      case VendorStatus.Open() ->
          switch (ours.status()) {
            case ThreadStatus.Open _ -> new Same();
            // What the vendor cannot have is held here, and is open there.
            case ThreadStatus.Snoozed(var until) ->
                where(!operations.contains(needs(until)), new ThreadCommand.EnsureOpen());
            case ThreadStatus.Closed _ -> new Otherwise(new ThreadCommand.EnsureNotClosed());
          };
      case VendorStatus.Snoozed(SnoozeEnd.At(var until)) when !until.isAfter(now) ->
          new Unknown("the snooze that it names has ended");
      case VendorStatus.Snoozed(var until) ->
          where(
              ours.status() instanceof ThreadStatus.Snoozed(var own) && asHeld(own).equals(status),
              new ThreadCommand.EnsureSnoozed(until));
      case VendorStatus.Closed() -> where(ours.isClosed(), close());
    };
  }

  /** A vendor that keeps whole seconds shows another end than the one that it was told. */
  private VendorStatus asHeld(SnoozeEnd own) {
    var told = new VendorStatus.Snoozed(own);
    return line.backend().asHeld(new RegisterValue.Status(told), line.access().settings())
            instanceof RegisterValue.Status(var held)
        ? held
        : told;
  }

  private static VendorOperation needs(SnoozeEnd until) {
    return switch (until) {
      case SnoozeEnd.At _ -> VendorOperation.SNOOZE_UNTIL_TIME;
      case SnoozeEnd.NextReply _ -> VendorOperation.SNOOZE_UNTIL_REPLY;
    };
  }

  private ThreadCommand close() {
    boolean isLoopClosed =
        theirs
            .in(Register.LOOP_CLOSED)
            .filter(new RegisterValue.LoopClosed(true)::equals)
            .isPresent();
    if (theirs.in(Register.CLOSE_REASON).orElse(null)
        instanceof RegisterValue.ClosedFor(var word, var note)) {
      return new ThreadCommand.EnsureClosed(
          reason(word), note(atMost(Note.LONGEST, note)), isLoopClosed);
    }
    return new ThreadCommand.EnsureClosed(new ReasonChoice.Unnamed(), null, isLoopClosed);
  }

  private static ReasonChoice reason(@Nullable String word) {
    var said = atMost(ReasonChoice.Stated.LONGEST, present(word));
    return said == null ? new ReasonChoice.Unnamed() : new ReasonChoice.Stated(said);
  }

  /** A loop that is closed stays so; where the thread is to be closed it goes with that. */
  private Meaning loop(boolean closed) {
    return where(
        !closed || !(ours.status() instanceof ThreadStatus.Closed already) || already.loopClosed(),
        new ThreadCommand.CloseLoop());
  }

  /**
   * Only what the vendor has put there or taken away itself: others may know more of the thread.
   */
  private Meaning own(JsonObject members, Optional<RegisterValue> before) {
    var held =
        ours.attributes().value().members().get(vendor.name()) instanceof JsonObject object
            ? object
            : JsonObject.empty();
    var known =
        before.orElse(null) instanceof RegisterValue.Own(var all) ? all : JsonObject.empty();
    var patch = MergePatch.of(canBeHere(known) ? known : within(held, known), members, held);
    if (patch.members().isEmpty()) {
      return new Same();
    }
    return canBeHere(patch)
        ? new Otherwise(new ThreadCommand.MergeAttributes(vendors(patch)))
        : noneHere();
  }

  private boolean canBeHere(JsonObject patch) {
    try {
      new Attributes(ours.attributes().value().merge(vendors(patch)));
      return true;
    } catch (IllegalArgumentException tooLarge) {
      return false;
    }
  }

  private JsonObject vendors(JsonObject members) {
    return new JsonObject(Map.of(vendor.name(), members));
  }

  /** What was too large to come here is known only as far as it is here. */
  private static JsonObject within(JsonObject held, JsonObject known) {
    var both = new LinkedHashMap<>(held.members());
    both.keySet().retainAll(known.members().keySet());
    return new JsonObject(both);
  }

  /** A thread that is closed there is closed here, however much was said of why. */
  private static @Nullable String atMost(int longest, @Nullable String text) {
    return text == null || text.codePointCount(0, text.length()) <= longest
        ? text
        : text.substring(0, text.offsetByCodePoints(0, longest));
  }

  private static @Nullable Note note(@Nullable String text) {
    var said = present(text);
    return said == null ? null : new Note(said);
  }

  private static @Nullable String present(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
