package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.persistence.session.BrokenStatementException;
import dev.threadkeep.persistence.session.ConstraintException;
import dev.threadkeep.persistence.session.LockTimeoutException;
import dev.threadkeep.persistence.session.Session.Trips;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Changes that are read, decided and written together. */
final class Batch {
  /** How often a lost race is run again here before the thread is locked for it. */
  private static final int FREE_TRIES = 3;

  /** More would need more texts of statements, each of which the server has to prepare. */
  private static final int MOST_ORGANIZATIONS = 8;

  private final List<OrganizationBatch> organizations;
  private final Trips trips;
  private final List<Job> again = new ArrayList<>();

  private Batch(List<OrganizationBatch> organizations, Trips trips) {
    this.organizations = organizations;
    this.trips = trips;
  }

  /**
   * Makes the changes.
   *
   * @return the jobs that have to go again, since other changes came first, or another job of this
   *     batch had their idempotency key; all others are answered
   */
  static List<Job> all(List<Job> jobs, Trips trips, Grounds grounds, Instant now) {
    // In the order in which all nodes lock, so that no two wait for each other.
    var all =
        new TreeMap<OrganizationId, OrganizationBatch>(
            Comparator.comparing(OrganizationId::value, new ByteOrder()));
    for (var job : jobs) {
      all.computeIfAbsent(job.wanted().caller().organization(), OrganizationBatch::new).add(job);
    }
    var inOrder = List.copyOf(all.values());
    var again = new ArrayList<Job>();
    for (int from = 0; from < inOrder.size(); from += MOST_ORGANIZATIONS) {
      var some = inOrder.subList(from, Math.min(inOrder.size(), from + MOST_ORGANIZATIONS));
      var batch = new Batch(some, trips);
      batch.run(grounds, now);
      again.addAll(batch.again);
    }
    return again;
  }

  private void run(Grounds grounds, Instant now) {
    if (!isRead(grounds, now)) {
      return;
    }
    organizations.forEach(OrganizationBatch::decide);
    organizations.forEach(each -> again.addAll(each.postponed()));
    var moved =
        organizations.stream()
            .map(OrganizationBatch::moved)
            .flatMap(Collection::stream)
            .filter(Batch::isForAll)
            .toList();
    if (!moved.isEmpty()) {
      write(moved, grounds, now);
    }
  }

  private boolean isRead(Grounds grounds, Instant now) {
    try {
      new BatchReading(organizations, grounds, now, trips.areOneTransaction()).over(trips);
      return true;
    } catch (LockTimeoutException _) {
      organizations.forEach(
          each -> each.jobs().forEach(job -> job.fail(new ThreadException.TooBusy())));
    } catch (StoreUnavailableException failure) {
      organizations.forEach(each -> each.jobs().forEach(job -> job.fail(failure)));
    } catch (BrokenStatementException _) {
      // One of them asks for something that cannot be asked; alone it fails alone.
      organizations.forEach(each -> each.jobs().forEach(Job::sendAlone));
    }
    return false;
  }

  /** A follow-up is opened by a statement that only one thread at a time can have. */
  private static boolean isForAll(BatchThread thread) {
    if (thread.opensFollowUp()) {
      thread.waiting().forEach(Job::sendAlone);
      return false;
    }
    return true;
  }

  private void write(List<BatchThread> moved, Grounds grounds, Instant now) {
    Map<OrganizationId, Set<ThreadId>> written;
    try {
      written = BatchWriting.write(moved, trips, grounds, now);
    } catch (StoreUnavailableException failure) {
      moved.forEach(thread -> thread.waiting().forEach(job -> job.fail(failure)));
      return;
    } catch (ConstraintException | LockTimeoutException | BrokenStatementException _) {
      // Nothing was written. Which of them was bad shows when each is made alone.
      moved.forEach(thread -> thread.waiting().forEach(Job::sendAlone));
      return;
    }
    for (var thread : moved) {
      if (written.getOrDefault(thread.organization(), Set.of()).contains(thread.id())) {
        thread.answer();
      } else {
        thread.waiting().forEach(this::clashed);
      }
    }
  }

  private void clashed(Job job) {
    if (job.countClash() < FREE_TRIES) {
      again.add(job);
    } else {
      job.sendAlone();
    }
  }
}
