package dev.threadkeep.application.inbound;

import dev.threadkeep.application.Ids;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.application.directory.DirectoryStore;
import dev.threadkeep.application.inbound.Meaning.Otherwise;
import dev.threadkeep.application.inbound.Meaning.Same;
import dev.threadkeep.application.inbound.Meaning.Unknown;
import dev.threadkeep.application.thread.Origin;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadLifecycle;
import dev.threadkeep.application.thread.ThreadLifecycle.Opening;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.application.thread.ThreadReader;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.domain.thread.ChangeContext;
import dev.threadkeep.domain.thread.ChangeContext.SpareIdentity;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.NewThread;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.Transition;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Use case: having a thread here that a vendor holds and nobody here knew. It is opened by the
 * vendor, which is told nothing of it, and obeys no policy.
 */
public final class VendorOpenings {
  private final ShadowStore shadows;
  private final DirectoryStore directory;
  private final ThreadReader reader;
  private final ThreadLifecycle threads;
  private final Ids ids;
  private final InstantSource clock;
  private final Consumer<Remark> remarks;

  /**
   * @param remarks told what whoever runs the service may want to know
   */
  public VendorOpenings(
      ShadowStore shadows,
      DirectoryStore directory,
      ThreadReader reader,
      ThreadLifecycle threads,
      Ids ids,
      InstantSource clock,
      Consumer<Remark> remarks) {
    this.shadows = shadows;
    this.directory = directory;
    this.reader = reader;
    this.threads = threads;
    this.ids = ids;
    this.clock = clock;
    this.remarks = remarks;
  }

  /**
   * A thread that was opened.
   *
   * @param unknown how many registers were left alone, since nobody here knows what the vendor
   *     names
   */
  public record Opened(ThreadId thread, int unknown) {}

  /**
   * What a thread is to be like.
   *
   * @param commands that make one so which has nothing yet; what it has from its beginning they
   *     leave
   */
  private record Likeness(
      ConversationThread model, List<ThreadCommand> commands, List<String> unknown) {

    Opening opening() {
      return new Opening(identity -> NewThread.like(model, identity), commands);
    }
  }

  /**
   * Opens a thread that is as the vendor shows it, with its reference.
   *
   * @param requestId by which what happens is known
   * @throws ThreadException.ReferenceTaken if a thread is known by the vendor's id, held by this
   *     connection or nobody knows by which
   * @throws ThreadException if it cannot be opened like that; nothing was kept
   */
  public Opened open(Line line, VendorThread theirs, String requestId) {
    requireUnknown(line, theirs.reference());
    var reference = reference(line, theirs.reference());
    var origin = new Origin(line.door(), requestId, null);
    var likeness = likeness(line, theirs, reference, origin);
    var thread = threads.open(line.caller(), origin, likeness.opening()).thread();
    // To this connection nothing was ever to be told of it.
    var standing = new Standing(thread, reference, 0, Set.of(), List.of());
    shadows.keep(line, standing, theirs.values());
    likeness
        .unknown()
        .forEach(
            text ->
                remarks.accept(
                    new Remark(line.organization(), line.connection().id(), thread.id(), text)));
    return new Opened(thread.id(), likeness.unknown().size());
  }

  /**
   * A reference that names no connection, where there are several to the vendor, may mean this very
   * thread.
   */
  private void requireUnknown(Line line, ExternalReference shown) {
    var known = new ThreadLocator.InDialect(line.vendor(), shown.account(), shown.id(), null, null);
    if (reader.find(line.caller(), known).isPresent()) {
      throw new ThreadException.ReferenceTaken(shown);
    }
  }

  /** Where the vendor has no accounts, ids are the connection's. */
  private static ExternalReference reference(Line line, ExternalReference shown) {
    var connection = line.connection().id();
    var account = shown.account().isEmpty() ? connection.toString() : shown.account();
    return new ExternalReference(line.vendor(), account, shown.id(), connection);
  }

  private Likeness likeness(
      Line line, VendorThread theirs, ExternalReference reference, Origin origin) {
    var context =
        new ChangeContext(
            line.caller().actor(),
            origin.through(),
            origin.requestId(),
            clock.instant(),
            LifecyclePolicy.standard(),
            List.of(),
            new SpareIdentity(new ThreadId(ids.next()), ids.nextThreadNumber()));
    var bare = NewThread.bare(context.spare().id(), line.organization(), context.spare().number());
    var commands = new ArrayList<ThreadCommand>();
    var unknown = new ArrayList<String>();
    var interpretation =
        new Interpretation(
            line,
            new Directories(directory, line.caller(), line.vendor()),
            thread(ConversationThread.open(bare, List.of(), context)),
            theirs,
            clock.instant());
    for (var value : theirs.values()) {
      switch (interpretation.of(value, Optional.empty())) {
        case Same() -> {}
        case Unknown(var why) ->
            unknown.add("%s is left alone: %s".formatted(value.register().words(), why));
        case Otherwise(var change) -> commands.addAll(change);
      }
    }
    var known = new ArrayList<ThreadCommand>(commands);
    known.add(new ThreadCommand.Refer(reference));
    return new Likeness(thread(ConversationThread.open(bare, known, context)), commands, unknown);
  }

  private static ConversationThread thread(Transition opening) {
    return switch (opening) {
      case Transition.Moved moved -> moved.thread();
      case Transition.Unchanged(var thread) -> thread;
      case Transition.Refused(var rejection) -> throw new ThreadException.Refused(rejection);
      case Transition.Forwarded(var followUp) ->
          throw new IllegalStateException("nothing was said that could go on to " + followUp);
    };
  }
}
