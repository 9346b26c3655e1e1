package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.application.thread.ThreadStore.Wanted;
import dev.threadkeep.persistence.session.Session;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lets changes that come at once share their two trips: what waits when a loop is free is read
 * together, decided in turn and written together, one transaction for all of it. A change that
 * finds nobody waiting goes at once.
 */
final class CoalescingWriter implements AutoCloseable {
  private final Coalescing settings;
  private final List<WriterLoop> loops;

  CoalescingWriter(Session session, InstantSource clock, Grounds grounds, Coalescing settings) {
    this.settings = settings;
    this.loops =
        IntStream.range(0, settings.loops())
            .mapToObj(number -> new WriterLoop(number, session, clock, grounds, settings))
            .toList();
    loops.forEach(WriterLoop::start);
  }

  /** What became of a change, or that it has to be made alone. */
  Job.Answer make(Change change) {
    // A decision that changes threads itself would wait for the loop that runs it.
    if (loops.stream().anyMatch(WriterLoop::isCurrent)) {
      return new Job.Answer.Alone(0);
    }
    var job = new Job(change);
    loopOf(change.wanted()).add(job);
    return job.await(settings.patience());
  }

  /** Changes of one thread go to one loop, or they would clash, as far as its name tells. */
  private WriterLoop loopOf(Wanted wanted) {
    int hash =
        switch (wanted.thread()) {
          case ThreadLocator.ById(var id) -> id.hashCode();
          case ThreadLocator.InDialect named -> named.externalId().hashCode();
        };
    return loops.get(Math.floorMod(hash ^ (hash >>> 16), loops.size()));
  }

  /** How many changes no loop has looked at yet. */
  int waiting() {
    return loops.stream().mapToInt(WriterLoop::waiting).sum();
  }

  /** Makes what waits; whatever comes later is sent alone. */
  @Override
  public void close() {
    loops.forEach(WriterLoop::stop);
    loops.forEach(WriterLoop::awaitEnd);
  }
}
