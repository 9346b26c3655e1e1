package dev.threadkeep.application.inbound;

import dev.threadkeep.application.Ids;
import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.application.directory.DirectoryStore;
import dev.threadkeep.application.inbound.Judging.Judged;
import dev.threadkeep.application.outbox.RegisterHistory;
import dev.threadkeep.application.thread.Origin;
import dev.threadkeep.application.thread.Precondition;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadLifecycle;
import dev.threadkeep.application.thread.ThreadLifecycle.Request;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.application.thread.ThreadReader;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Use case: having happen here what a vendor did to a thread that it holds. It is recorded as the
 * vendor's, obeys no policy, and is told to the other connections that hold the thread.
 */
public final class VendorChanges {
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
  public VendorChanges(
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
   * Applies a reading. Where the thread was changed here since, nothing is done: what was read may
   * be older than that, and is read again another time.
   *
   * @param before how things stood before the vendor was asked
   * @param theirs what it answered
   */
  public Findings apply(Line line, Standing before, VendorThread theirs) {
    return apply(line, before, theirs, "inbound-" + ids.next());
  }

  /**
   * The same.
   *
   * @param requestId by which what happens is known
   */
  public Findings apply(Line line, Standing before, VendorThread theirs, String requestId) {
    if (!before.showsNews(theirs)) {
      return Findings.nothingNew();
    }
    var judged = judge(line, before, theirs);
    boolean isChanged = false;
    if (!judged.commands().isEmpty()) {
      try {
        isChanged = threads.change(request(line, before, judged, requestId)).changed();
      } catch (ThreadException.VersionMismatch
          | ThreadException.UnknownThread
          | ThreadException.TooBusy _) {
        return Findings.nothingNew();
      } catch (ThreadException refused) {
        remark(line, before, "what the vendor did cannot be done here: " + refused.getMessage());
        return Findings.nothingNew();
      }
    }
    shadows.keep(line, before, judged.shown());
    judged.conflicts().forEach(text -> remark(line, before, text));
    judged.unknown().forEach(text -> remark(line, before, text));
    return new Findings(1, isChanged ? 1 : 0, judged.conflicts().size(), judged.unknown().size());
  }

  private Judged judge(Line line, Standing before, VendorThread theirs) {
    var directories = new Directories(directory, line.caller(), line.vendor());
    var interpretation =
        new Interpretation(line, directories, before.thread(), theirs, clock.instant());
    return new Judging(
            before,
            theirs,
            interpretation,
            line.backend().capabilities().writes(),
            line.connection().terms().settings().conflict(),
            register -> changedHere(line, before, register))
        .judge();
  }

  /** The whole history is read, which only a conflict that the newest wins takes. */
  private Optional<Instant> changedHere(Line line, Standing before, Register register) {
    var history = reader.history(line.caller(), new ThreadLocator.ById(before.thread().id()));
    return RegisterHistory.lastChange(history.events(), line.vendor(), register);
  }

  private Request request(Line line, Standing before, Judged judged, String requestId) {
    return new Request(
        line.caller(),
        new Origin(line.door(), requestId, null),
        new ThreadLocator.ById(before.thread().id()),
        new Precondition.VersionIn(Set.of(before.thread().version())),
        judged.commands());
  }

  /** Tells that the thread could not be looked at. */
  void unread(Line line, Standing standing, String why) {
    remarks.accept(
        new Remark(
            line.organization(),
            line.connection().id(),
            standing.thread().id().toString(),
            "it could not be looked at: " + why,
            true,
            null));
  }

  /**
   * Tells that threads could not be listed.
   *
   * @param account whose; empty where the vendor has but one
   */
  void unlisted(Line line, String account, String why) {
    var which = account.isEmpty() ? "its threads" : "the threads of account " + account;
    remarks.accept(
        new Remark(
            line.organization(),
            line.connection().id(),
            null,
            "%s could not be listed: %s".formatted(which, why),
            true,
            null));
  }

  /**
   * Tells that looking at a thread failed for a reason that nobody foresaw, which is about this
   * thread and no other.
   *
   * @param thread by its id here, or else by the vendor's
   */
  public void unforeseen(Line line, String thread, RuntimeException failure) {
    remarks.accept(
        new Remark(
            line.organization(),
            line.connection().id(),
            thread,
            "looking at it failed",
            true,
            failure));
  }

  private void remark(Line line, Standing before, String text) {
    remarks.accept(
        new Remark(line.organization(), line.connection().id(), before.thread().id(), text));
  }
}
