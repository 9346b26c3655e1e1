package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.idempotency.Claim;
import dev.threadkeep.application.idempotency.KeptAnswer;
import dev.threadkeep.application.thread.ThreadStore.Ground;
import dev.threadkeep.application.thread.ThreadStore.Loaded;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A thread that changes in a batch, perhaps several times. From its first move on, what is decided
 * stands on something that is not written yet, and is not told before it is.
 */
final class BatchThread {
  private final OrganizationBatch batch;
  private final Progress progress;
  private final List<Pending> pending = new ArrayList<>();
  private final List<Kept> kept = new ArrayList<>();

  BatchThread(OrganizationBatch batch, ConversationThread before) {
    this.batch = batch;
    this.progress = new Progress(before);
  }

  /** A job and how it ends if the thread is written. */
  private record Pending(Job job, Runnable end) {}

  /** An answer to be kept if the thread is written. */
  private record Kept(Claim claim, KeptAnswer answer) {}

  ThreadId id() {
    return progress.before().id();
  }

  OrganizationId organization() {
    return progress.before().organization();
  }

  /** Its organization's part in the batch. */
  OrganizationBatch batch() {
    return batch;
  }

  Progress progress() {
    return progress;
  }

  boolean opensFollowUp() {
    return progress.opensFollowUp();
  }

  /** Whether the job moved it. */
  boolean decide(Job job, Ground ground) {
    try {
      var transition = job.decide(new Loaded(progress.now(), ground));
      if (transition instanceof Transition.Moved moved) {
        keepAnswer(job, moved);
        progress.add(moved);
      }
      end(job, () -> job.answer(transition));
      return transition instanceof Transition.Moved;
    } catch (RuntimeException | Error failure) {
      end(job, () -> job.fail(failure));
      return false;
    }
  }

  private void keepAnswer(Job job, Transition.Moved moved) {
    var keeping = job.keeping();
    if (keeping != null) {
      kept.add(new Kept(keeping.claim(), keeping.answer().apply(moved)));
    }
  }

  /** Adds all that has become of it to what its organization writes. */
  void addTo(ThreadWrite write, Instant now) {
    write.change(progress.before(), progress.all());
    kept.forEach(each -> write.keep(progress.now(), each.claim(), each.answer(), now));
  }

  private void end(Job job, Runnable end) {
    if (progress.hasMoved()) {
      pending.add(new Pending(job, end));
    } else {
      end.run();
    }
  }

  /** The jobs that are not answered yet. */
  List<Job> waiting() {
    return pending.stream().map(Pending::job).toList();
  }

  /** It was written: tells everybody what was decided. */
  void answer() {
    pending.forEach(each -> each.end().run());
  }
}
