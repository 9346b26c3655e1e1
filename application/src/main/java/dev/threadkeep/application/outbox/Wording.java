package dev.threadkeep.application.outbox;

import dev.threadkeep.application.delivery.Capabilities;
import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.VendorAssignee;
import dev.threadkeep.application.delivery.VendorStatus;
import dev.threadkeep.application.delivery.VendorTag;
import dev.threadkeep.application.delivery.VendorTitle;
import dev.threadkeep.application.directory.entry.Kind;
import dev.threadkeep.application.outbox.Outbox.Pending;
import dev.threadkeep.application.policy.ReasonWord;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.policy.CloseReason;
import dev.threadkeep.domain.policy.ReasonCatalogue;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.thread.ThreadEvent;
import dev.threadkeep.domain.thread.ThreadStatus;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.domain.vendor.VendorOperation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says in a vendor's words what a thread is like. */
final class Wording {
  private final Vendor vendor;
  private final Capabilities capabilities;
  private final VendorNames names;
  private final ReasonCatalogue reasons;

  Wording(Vendor vendor, Capabilities capabilities, VendorNames names, ReasonCatalogue reasons) {
    this.vendor = vendor;
    this.capabilities = capabilities;
    this.names = names;
    this.reasons = reasons;
  }

  /** What these registers are to hold, for the thread to be there as it is here. */
  Wish wish(ConversationThread thread, Set<Register> registers, List<Pending> because) {
    var values = new ArrayList<RegisterValue>();
    var unsendable = new EnumMap<Register, String>(Register.class);
    for (var register : registers) {
      try {
        values.add(value(thread, register, because));
      } catch (UnknownThere unknown) {
        unsendable.put(register, unknown.why);
      }
    }
    return new Wish(values, unsendable);
  }

  /** What the vendor calls whoever acted, where it knows them. */
  @Nullable String actor(Actor actor) {
    return switch (actor) {
      case Actor.User(var id) -> names.of(Kind.TEAMMATE, id.toString()).orElse(null);
      case Actor.Agent(var id) -> names.of(Kind.TEAMMATE, id.toString()).orElse(null);
      case Actor.Key _,
          Actor.Contact _,
          Actor.ByVendor _,
          Actor.Timer _,
          Actor.Operator _,
          Actor.Policy _ ->
          null;
    };
  }

  /** Whether somebody gave a reason or a note with which the thread is closed. */
  static boolean saysWhy(ConversationThread thread) {
    return thread.status() instanceof ThreadStatus.Closed closed
        && (closed.note() != null
            || closed.stated() != null
            || !closed.reason().equals(CloseReason.UNSPECIFIED));
  }

  private RegisterValue value(ConversationThread thread, Register register, List<Pending> because) {
    return switch (register) {
      case STATUS -> new RegisterValue.Status(status(thread.status()));
      case CLOSE_REASON -> closedFor(thread.status());
      case LOOP_CLOSED ->
          new RegisterValue.LoopClosed(
              thread.status() instanceof ThreadStatus.Closed closed && closed.loopClosed());
      case ASSIGNEE -> new RegisterValue.AssignedTo(assignee(thread.assignment().assignee()));
      case TEAM ->
          new RegisterValue.InTeam(linked(Kind.TEAM, thread.assignment().team(), Object::toString));
      case HANDLING -> new RegisterValue.HandledBy(thread.handling());
      case ESCALATED -> new RegisterValue.Escalated(thread.flags().escalated());
      case IMPORTANT -> new RegisterValue.Important(thread.flags().important());
      case SEVERITY -> new RegisterValue.OfSeverity(thread.severity());
      case ARCHIVED -> new RegisterValue.Archived(thread.flags().archived());
      case READ -> new RegisterValue.BeenRead(thread.reading().read());
      case TITLE ->
          new RegisterValue.Titled(thread.title() == null ? null : thread.title().value());
      case NOTES -> new RegisterValue.Noted(thread.notes() == null ? null : thread.notes().value());
      case TAGS -> new RegisterValue.Tagged(tags(thread));
      case CONTACT ->
          new RegisterValue.OfContact(
              linked(Kind.CONTACT, thread.links().contact(), Object::toString));
      case COMPANY ->
          new RegisterValue.OfCompany(
              linked(Kind.COMPANY, thread.links().company(), Object::toString));
      case PROJECT ->
          new RegisterValue.OfProject(
              linked(Kind.PROJECT, thread.links().project(), Object::toString));
      case ATTRIBUTES -> new RegisterValue.Own(changedAttributes(thread, because));
    };
  }

  /** A snooze that the vendor cannot have is held here, and is open there. */
  private VendorStatus status(ThreadStatus status) {
    return switch (status) {
      case ThreadStatus.Open _ -> new VendorStatus.Open();
      case ThreadStatus.Snoozed(var until) ->
          capabilities.operations().contains(needs(until))
              ? new VendorStatus.Snoozed(until)
              : new VendorStatus.Open();
      case ThreadStatus.Closed _ -> new VendorStatus.Closed();
    };
  }

  private static VendorOperation needs(SnoozeEnd until) {
    return switch (until) {
      case SnoozeEnd.At _ -> VendorOperation.SNOOZE_UNTIL_TIME;
      case SnoozeEnd.NextReply _ -> VendorOperation.SNOOZE_UNTIL_REPLY;
    };
  }

  private RegisterValue closedFor(ThreadStatus status) {
    if (!(status instanceof ThreadStatus.Closed closed)) {
      return new RegisterValue.ClosedFor(null, null);
    }
    return new RegisterValue.ClosedFor(
        ReasonWord.of(() -> reasons, new Through(vendor.name()), closed).orElse(null),
        closed.note() == null ? null : closed.note().value());
  }

  private @Nullable VendorAssignee assignee(@Nullable Assignee assignee) {
    return switch (assignee) {
      case null -> null;
      case Assignee.User(var id) ->
          new VendorAssignee(VendorAssignee.Kind.USER, known(Kind.TEAMMATE, id.toString()));
      case Assignee.Agent(var id) ->
          new VendorAssignee(VendorAssignee.Kind.AGENT, known(Kind.TEAMMATE, id.toString()));
    };
  }

  private <T> @Nullable String linked(Kind kind, @Nullable T id, Function<T, String> text) {
    return id == null ? null : known(kind, text.apply(id));
  }

  private List<VendorTag> tags(ConversationThread thread) {
    return thread.tags().all().stream()
        .map(tag -> new VendorTag(names.of(Kind.TAG, tag.key()).orElse(null), tag.name()))
        .toList();
  }

  /** Those that were changed, as they are now. */
  private JsonObject changedAttributes(ConversationThread thread, List<Pending> because) {
    var now =
        thread.attributes().value().members().get(vendor.name()) instanceof JsonObject own
            ? own
            : JsonObject.empty();
    return ChangedMembers.of(now, because.stream().flatMap(this::patchOfOwn).toList());
  }

  private Stream<JsonObject> patchOfOwn(Pending pending) {
    return pending.event().event() instanceof ThreadEvent.AttributesChanged changed
            && changed.about(vendor).orElse(null) instanceof JsonObject own
        ? Stream.of(own)
        : Stream.empty();
  }

  private String known(Kind kind, String id) {
    return names
        .of(kind, id)
        .orElseThrow(
            () ->
                new UnknownThere(
                    "%s knows no %s that is %s here"
                        .formatted(VendorTitle.of(vendor), kind.word(), id)));
  }

  /** An entry that the vendor knows by no id. */
  private static final class UnknownThere extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String why;

    UnknownThere(String why) {
      super(why, null, false, false);
      this.why = why;
    }
  }
}
