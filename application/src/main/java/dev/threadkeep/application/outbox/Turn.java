package dev.threadkeep.application.outbox;

import dev.threadkeep.application.delivery.Report;
import dev.threadkeep.application.outbox.Judgement.Judged;
import dev.threadkeep.application.outbox.Outbox.Sending;
import dev.threadkeep.application.outbox.Outbox.Settled;
import dev.threadkeep.application.outbox.Outbox.Settlement;
import dev.threadkeep.domain.thread.ThreadId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * A turn at streams that were leased together: call after call until nothing is left in them, a
 * call came to nothing, or the lease is no longer theirs. No call is made for a stream that the
 * lease does not outlast, nor is the vendor asked what became of one.
 */
final class Turn {
  private final Outbox outbox;
  private final InstantSource clock;
  private final RetrySchedule schedule;
  private final BooleanSupplier stopping;
  private final Dispatcher.Observer observer;

  /**
   * @param stopping whether no further call is to be made
   */
  Turn(
      Outbox outbox,
      InstantSource clock,
      RetrySchedule schedule,
      BooleanSupplier stopping,
      Dispatcher.Observer observer) {
    this.outbox = outbox;
    this.clock = clock;
    this.schedule = schedule;
    this.stopping = stopping;
    this.observer = observer;
  }

  /** Gives streams back that nothing was done about. */
  void release(Convoy convoy) {
    var now = clock.instant();
    var streams = convoy.streams().stream().map(stream -> Progress.of(stream, now)).toList();
    release(convoy, convoy.lease(), streams, now);
  }

  private void release(Convoy convoy, Lease lease, List<Progress> streams, Instant now) {
    settle(convoy, lease, streams.stream().map(stream -> stream.released(now)).toList());
  }

  /** Works on the streams. */
  void of(Convoy convoy) {
    var lease = convoy.lease();
    var begun = clock.instant();
    var streams = begin(convoy, begun);
    List<Sending> marked = List.of();
    while (!streams.isEmpty()) {
      if (stopping.getAsBoolean()) {
        release(convoy, lease, streams, clock.instant());
        break;
      }
      var calls = prepare(convoy, lease, streams);
      var sending = sending(calls);
      if (!marked.containsAll(sending) || isEnding(convoy, lease)) {
        lease = prolonged(convoy, lease);
        var ours = outbox.prolong(convoy.connection(), lease, ids(calls), sending);
        calls =
            calls.stream().filter(call -> ours.contains(call.progress().stream().id())).toList();
      }
      if (calls.isEmpty()) {
        break;
      }
      var told = carryOut(convoy, lease, calls);
      lease = told.lease();
      var judged = told.judged();
      marked = judged.size() == 1 ? saidNext(judged.getFirst()) : List.of();
      var next = marked.isEmpty() ? null : marked.getFirst().delivery();
      var ours =
          settle(
              convoy, lease, judged.stream().map(each -> each.settlement().marking(next)).toList());
      streams =
          judged.stream()
              .map(Judged::left)
              .flatMap(Optional::stream)
              .filter(left -> ours.contains(left.stream().id()))
              .toList();
    }
  }

  /**
   * What is said next can be marked by the trip that settles what was before it, where nothing else
   * has to be found out in between.
   */
  private static List<Sending> saidNext(Judged judged) {
    return judged
        .left()
        .flatMap(
            left ->
                Optional.ofNullable(left.saying())
                    .map(delivery -> new Sending(left.stream().id(), delivery)))
        .stream()
        .toList();
  }

  /**
   * What was interrupted is written down before anything else is said: the mark of what is about to
   * be said would take the place of the one that tells of it.
   */
  private List<Progress> begin(Convoy convoy, Instant now) {
    var streams = convoy.streams().stream().map(stream -> Progress.of(stream, now)).toList();
    var interrupted = streams.stream().filter(stream -> !stream.settled().isEmpty()).toList();
    var lease = convoy.lease();
    var ours =
        settle(
            convoy,
            lease,
            interrupted.stream().map(stream -> stream.settlement(lease, now)).toList());
    return streams.stream()
        .filter(stream -> stream.settled().isEmpty() || ours.contains(stream.stream().id()))
        .filter(stream -> stream.settled().isEmpty() || !stream.left().isEmpty())
        .map(Progress::writtenDown)
        .toList();
  }

  /** What is next in each stream; those in which nothing is left are settled. */
  private List<StreamCall> prepare(Convoy convoy, Lease lease, List<Progress> streams) {
    var now = clock.instant();
    var preparation = new Preparation(outbox, convoy, now);
    var calls = new ArrayList<StreamCall>();
    var finished = new ArrayList<Settlement>();
    for (var stream : streams) {
      var prepared = preparation.prepare(stream);
      prepared
          .call()
          .ifPresentOrElse(
              calls::add, () -> finished.add(prepared.progress().settlement(lease, now)));
    }
    settle(convoy, lease, finished);
    return calls;
  }

  private boolean isEnding(Convoy convoy, Lease lease) {
    return clock.instant().plus(convoy.access().settings().longest()).isAfter(lease.until());
  }

  private Lease prolonged(Convoy convoy, Lease lease) {
    return lease.until(clock.instant().plus(Dispatcher.leaseFor(convoy.access())));
  }

  private static List<Sending> sending(List<StreamCall> calls) {
    return calls.stream().map(StreamCall::sending).filter(Objects::nonNull).toList();
  }

  private static List<ThreadId> ids(List<StreamCall> calls) {
    return calls.stream().map(call -> call.progress().stream().id()).toList();
  }

  /**
   * What came of calls.
   *
   * @param lease as it is by then
   */
  private record Told(Lease lease, List<Judged> judged) {}

  private Told carryOut(Convoy convoy, Lease begunWith, List<StreamCall> calls) {
    var begun = clock.instant();
    var reports =
        convoy.backend().deliver(convoy.access(), calls.stream().map(StreamCall::order).toList());
    var secondLook = new SecondLook(convoy);
    var lease = begunWith;
    var ours = Set.copyOf(ids(calls));
    var seen = new ArrayList<Report>();
    for (int position = 0; position < calls.size(); position++) {
      var call = calls.get(position);
      var report = reports.get(position);
      if (SecondLook.isDue(call.order(), report) && isEnding(convoy, lease)) {
        lease = prolonged(convoy, lease);
        ours = outbox.prolong(convoy.connection(), lease, ids(calls), sending(calls));
      }
      boolean isOurs = ours.contains(call.progress().stream().id());
      seen.add(isOurs ? secondLook.at(call.order(), report) : report);
    }
    var judgement = new Judgement(schedule, lease, begun, clock.instant());
    return new Told(
        lease,
        IntStream.range(0, calls.size())
            .mapToObj(position -> judgement.judge(calls.get(position), seen.get(position)))
            .toList());
  }

  private Set<ThreadId> settle(Convoy convoy, Lease lease, List<Settlement> settlements) {
    if (settlements.isEmpty()) {
      return Set.of();
    }
    var ours = outbox.settle(convoy.connection(), lease, settlements, clock.instant());
    settlements.stream()
        .filter(settlement -> ours.contains(settlement.thread()))
        .flatMap(settlement -> settlement.deliveries().stream())
        .map(Settled::attempt)
        .filter(Objects::nonNull)
        .forEach(attempt -> observer.attempted(convoy.backend().vendor(), attempt.outcome()));
    return ours;
  }
}
