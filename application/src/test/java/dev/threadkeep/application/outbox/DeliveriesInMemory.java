package dev.threadkeep.application.outbox;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Deliveries in a list; nobody sends them. */
public final class DeliveriesInMemory implements DeliveryLog {
  private static final Comparator<Delivery> NEWEST_FIRST =
      Comparator.comparing(Delivery::createdAt)
          .thenComparing(delivery -> delivery.id().value())
          .reversed();

  private static final Comparator<Delivery> BY_EVENT =
      Comparator.comparingLong(Delivery::sequence)
          .thenComparing(delivery -> delivery.connection().value());

  private final Surroundings surroundings;
  private final List<Kept> all = new ArrayList<>();

  private record Kept(OrganizationId organization, Delivery delivery) {}

  /** What other stores do for this one. */
  public interface Surroundings {
    /** Lets only those in whose keys work. */
    void check(Caller caller);

    boolean hasThread(Caller caller, ThreadId thread);

    boolean hasConnection(Caller caller, ConnectionId connection);

    /** Makes it another edition. */
    default void renew(Caller caller, ConnectionId connection) {}

    /** The first event of the change that the event of this sequence belongs to. */
    long beginningOfChange(ThreadId thread, long sequence);

    /** Records for the audit. */
    void record(
        Caller caller,
        Signature signature,
        Instant at,
        String type,
        String subject,
        JsonObject data);
  }

  public DeliveriesInMemory(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  public synchronized void write(OrganizationId organization, Delivery delivery) {
    all.add(new Kept(organization, delivery));
  }

  /** Settles what waits, as {@code become} says. */
  public synchronized void settle(Predicate<Delivery> which, DeliveryState become, Instant at) {
    all.replaceAll(
        kept ->
            kept.delivery().state() == DeliveryState.PENDING && which.test(kept.delivery())
                ? new Kept(kept.organization(), in(kept.delivery(), become, at, null))
                : kept);
  }

  private static Delivery in(
      Delivery delivery, DeliveryState state, @Nullable Instant settled, @Nullable Instant next) {
    return new Delivery(
        delivery.id(),
        delivery.connection(),
        delivery.vendor(),
        delivery.thread(),
        delivery.sequence(),
        delivery.operation(),
        state,
        delivery.createdAt(),
        settled,
        delivery.attempts(),
        next);
  }

  private Stream<Delivery> own(Caller caller) {
    surroundings.check(caller);
    return own(caller.organization());
  }

  private Stream<Delivery> own(OrganizationId organization) {
    return all.stream()
        .filter(kept -> kept.organization().equals(organization))
        .map(Kept::delivery);
  }

  private static <P> Page<Delivery, P> page(
      Stream<Delivery> sorted, int limit, @Nullable P after, Function<Delivery, P> place) {
    var oneMore =
        sorted
            .dropWhile(delivery -> after != null && !place.apply(delivery).equals(after))
            .skip(after == null ? 0 : 1)
            .limit(limit + 1L)
            .toList();
    return Page.of(oneMore, limit, place);
  }

  @Override
  public synchronized Optional<Page<Delivery, PlaceInThread>> ofThread(
      Caller caller, ThreadId thread, int limit, @Nullable PlaceInThread after) {
    var own = own(caller).filter(delivery -> delivery.thread().equals(thread)).sorted(BY_EVENT);
    return surroundings.hasThread(caller, thread)
        ? Optional.of(
            page(own, limit, after, last -> new PlaceInThread(last.sequence(), last.connection())))
        : Optional.empty();
  }

  @Override
  public synchronized Page<Delivery, Position> list(
      Caller caller, Filter filter, int limit, @Nullable Position after) {
    return page(
        own(caller)
            .filter(delivery -> filter.state() == null || delivery.state() == filter.state())
            .filter(
                delivery ->
                    filter.connection() == null
                        || delivery.connection().equals(filter.connection()))
            .sorted(NEWEST_FIRST),
        limit,
        after,
        last -> new Position(last.createdAt(), last.id()));
  }

  @Override
  public synchronized Optional<Delivery> find(Caller caller, DeliveryId id) {
    return own(caller).filter(delivery -> delivery.id().equals(id)).findFirst();
  }

  @Override
  public synchronized Retrial retry(
      Caller caller, Signature signature, DeliveryId id, Instant now) {
    var found = find(caller, id);
    if (found.isEmpty()) {
      return new Retrial.NotFound();
    }
    var delivery = found.get();
    if (!delivery.isRetriableAt(now)) {
      return new Retrial.Refused(delivery.state());
    }
    if (!surroundings.hasConnection(caller, delivery.connection())) {
      return new Retrial.Unconnected();
    }
    surroundings.record(
        caller,
        signature,
        now,
        DeliveryAudit.RETRIED,
        id.toString(),
        DeliveryAudit.retried(delivery));
    return new Retrial.Retried(again(delivery, now));
  }

  private Delivery again(Delivery delivery, Instant now) {
    UnaryOperator<Kept> pending =
        kept ->
            kept.delivery().equals(delivery)
                ? new Kept(kept.organization(), in(delivery, DeliveryState.PENDING, null, now))
                : kept;
    all.replaceAll(pending);
    return in(delivery, DeliveryState.PENDING, null, now);
  }

  @Override
  public synchronized Optional<Batch> retryAll(
      Caller caller,
      Signature signature,
      ConnectionId connection,
      Instant since,
      int most,
      Instant now) {
    var again =
        own(caller)
            .filter(delivery -> delivery.state() == DeliveryState.PARKED || delivery.waitsAt(now))
            .filter(delivery -> delivery.connection().equals(connection))
            .filter(delivery -> !delivery.createdAt().isBefore(since))
            .sorted(NEWEST_FIRST.reversed())
            .limit(most)
            .toList();
    if (!surroundings.hasConnection(caller, connection)) {
      return Optional.empty();
    }
    surroundings.renew(caller, connection);
    again.forEach(delivery -> again(delivery, now));
    if (!again.isEmpty()) {
      surroundings.record(
          caller,
          signature,
          now,
          DeliveryAudit.RETRIED_ALL,
          connection.toString(),
          DeliveryAudit.retriedAll(since, again.size()));
    }
    return Optional.of(new Batch(again.size(), again.size() < most));
  }

  @Override
  public synchronized List<DeliveryState> ofChange(
      OrganizationId organization, ThreadId thread, long version) {
    return own(organization)
        .filter(delivery -> delivery.thread().equals(thread))
        .filter(delivery -> delivery.sequence() <= version)
        .filter(delivery -> delivery.sequence() >= surroundings.beginningOfChange(thread, version))
        .map(Delivery::state)
        .toList();
  }

  @Override
  public synchronized int forget(OrganizationId organization, Instant until, int most) {
    var old =
        all.stream()
            .filter(kept -> kept.organization().equals(organization))
            .filter(kept -> isBefore(kept.delivery().settledAt(), until))
            .limit(most)
            .toList();
    all.removeAll(old);
    return old.size();
  }

  private static boolean isBefore(@Nullable Instant settled, Instant until) {
    return settled != null && settled.isBefore(until);
  }

  private record Kind(Vendor vendor, DeliveryState state) {}

  @Override
  public synchronized List<Backlog> backlog() {
    return all.stream()
        .map(Kept::delivery)
        .filter(
            delivery ->
                delivery.state() == DeliveryState.PENDING
                    || delivery.state() == DeliveryState.PARKED)
        .collect(Collectors.groupingBy(delivery -> new Kind(delivery.vendor(), delivery.state())))
        .entrySet()
        .stream()
        .map(DeliveriesInMemory::backlog)
        .toList();
  }

  private static Backlog backlog(Map.Entry<Kind, List<Delivery>> kind) {
    return new Backlog(
        kind.getKey().vendor(),
        kind.getKey().state(),
        kind.getValue().size(),
        kind.getValue().stream().map(Delivery::createdAt).min(Instant::compareTo).orElse(null));
  }
}
