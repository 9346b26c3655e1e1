package dev.threadkeep.rest.service;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.job.JobState;
import dev.threadkeep.application.pull.Pull;
import dev.threadkeep.application.pull.Pull.Hindrance;
import dev.threadkeep.application.pull.Pull.Progress;
import dev.threadkeep.application.pull.PullFailure;
import dev.threadkeep.application.pull.PullReport;
import dev.threadkeep.application.pull.PullSlice;
import dev.threadkeep.application.pull.PullStore;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.ConnectionId;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pulls in a map, which nobody works off but a test that says what came of one. */
final class PullsInMemory implements PullStore {
  private final KeysInMemory keys;
  private final Map<ConnectionId, Pull> pulls = new LinkedHashMap<>();
  private final Map<ConnectionId, List<PullFailure>> failures = new LinkedHashMap<>();

  PullsInMemory(KeysInMemory keys) {
    this.keys = keys;
  }

  /** Has a pull come to its end, with these failures and so many threads opened. */
  synchronized void finish(
      ConnectionId connection, long opened, List<PullFailure> failed, Instant at) {
    failures.put(connection, failed);
    var progress = new Progress(1, opened + failed.size(), opened, 0, failed.size(), 0, 0);
    pulls.compute(connection, (_, pull) -> ended(pull, JobState.DONE, false, progress, at));
  }

  /** Has a pull wait for its vendor. */
  synchronized void hinder(ConnectionId connection, Hindrance hindrance, Instant at) {
    pulls.computeIfPresent(
        connection,
        (_, pull) ->
            new Pull(
                pull.id(),
                pull.asked(),
                JobState.RUNNING,
                false,
                pull.progress(),
                at,
                null,
                null,
                hindrance));
  }

  private static Pull ended(
      @Nullable Pull pull, JobState state, boolean cancelAsked, Progress progress, Instant at) {
    if (pull == null) {
      throw new AssertionError("nothing was pulled over the connection");
    }
    return new Pull(pull.id(), pull.asked(), state, cancelAsked, progress, at, at, null, null);
  }

  @Override
  public synchronized Pull begin(Caller caller, Pull pull) {
    keys.check(caller);
    return pulls.merge(
        pull.asked().connection(),
        pull,
        (standing, next) -> standing.state().isFinal() ? next : standing);
  }

  @Override
  public synchronized Optional<Pull> find(Caller caller, ConnectionId connection) {
    keys.check(caller);
    return Optional.ofNullable(pulls.get(connection))
        .filter(pull -> pull.asked().organization().equals(caller.organization()));
  }

  @Override
  public synchronized Optional<Page<PullFailure, Integer>> failures(
      Caller caller, ConnectionId connection, int after, int limit) {
    return find(caller, connection)
        .map(
            _ -> {
              var behind =
                  failures.getOrDefault(connection, List.of()).stream().skip(after).toList();
              return behind.size() > limit
                  ? new Page<>(behind.subList(0, limit), after + limit)
                  : new Page<>(behind, null);
            });
  }

  @Override
  public synchronized Optional<Pull> cancel(Caller caller, ConnectionId connection, Instant at) {
    return find(caller, connection)
        .map(
            pull ->
                pull.state().isFinal()
                    ? pull
                    : ended(pull, JobState.CANCELLED, true, pull.progress(), at))
        .map(
            pull -> {
              pulls.put(connection, pull);
              return pull;
            });
  }

  @Override
  public List<Waiting> waiting(Instant now) {
    throw workedOff();
  }

  @Override
  public void putOff(Waiting pull, Instant now, Instant until) {
    throw workedOff();
  }

  @Override
  public Optional<PullSlice> take(Waiting pull, Instant now, Instant until) {
    throw workedOff();
  }

  @Override
  public boolean hold(PullSlice slice, Instant until) {
    throw workedOff();
  }

  @Override
  public List<Touched> touched(PullSlice slice, Collection<ThreadId> threads) {
    throw workedOff();
  }

  @Override
  public boolean settle(PullSlice slice, PullReport report, Instant at) {
    throw workedOff();
  }

  private static AssertionError workedOff() {
    return new AssertionError("nothing is worked off here");
  }
}
