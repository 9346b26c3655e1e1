package dev.threadkeep.application.outbox;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Out-port: what has become of deliveries, for whoever looks after them. Repairs are recorded for
 * the audit, as {@link DeliveryAudit} words them.
 *
 * <p>Every method throws {@code StoreUnavailableException} if the store cannot be reached, and
 * those that take a caller {@code KeyInvalidException} if the caller's key no longer works.
 */
public interface DeliveryLog {

  /**
   * A thread's deliveries in the order of its events, starting behind {@code after}; nothing if
   * there is no such thread.
   */
  Optional<Page<Delivery, PlaceInThread>> ofThread(
      Caller caller, ThreadId thread, int limit, @Nullable PlaceInThread after);

  /** The organization's deliveries that fit, newest first, starting behind {@code after}. */
  Page<Delivery, Position> list(Caller caller, Filter filter, int limit, @Nullable Position after);

  Optional<Delivery> find(Caller caller, DeliveryId id);

  /**
   * Has a delivery that was given up, was not told at all, or waits for a later time tried again at
   * once.
   *
   * @param now when the caller says so
   */
  Retrial retry(Caller caller, Signature signature, DeliveryId id, Instant now);

  /**
   * The same for a connection's deliveries that are parked or wait for a later time, of changes
   * that were made at {@code since} or later: first those that wait, then those that are parked,
   * the oldest first. What nodes found out about the vendor before counts no more, even if there is
   * nothing to be tried again.
   *
   * @param most how many that are parked, and threads with something that waits, at once
   * @return what came of it; nothing if there is no such connection
   */
  Optional<Batch> retryAll(
      Caller caller,
      Signature signature,
      ConnectionId connection,
      Instant since,
      int most,
      Instant now);

  /**
   * What has become of the deliveries of the change that brought the thread to this version; none
   * if nobody was to be told of it.
   */
  List<DeliveryState> ofChange(OrganizationId organization, ThreadId thread, long version);

  /**
   * Forgets deliveries that were settled before {@code until}.
   *
   * @param most how many at once
   * @return how many those were
   */
  int forget(OrganizationId organization, Instant until, int most);

  /** What waits, or waits for somebody to look at it, in all organizations. */
  List<Backlog> backlog();

  /**
   * Which deliveries to list.
   *
   * @param state all where absent
   * @param connection all where absent
   */
  record Filter(@Nullable DeliveryState state, @Nullable ConnectionId connection) {}

  /** A place in the list of an organization's deliveries. */
  record Position(Instant createdAt, DeliveryId id) {}

  /** A place among a thread's deliveries. */
  record PlaceInThread(long sequence, ConnectionId connection) {}

  /**
   * What is there of one kind.
   *
   * @param oldest when the change of the oldest was made; absent where there is none
   */
  record Backlog(Vendor vendor, DeliveryState state, long deliveries, @Nullable Instant oldest) {}

  /**
   * Some that were tried again together.
   *
   * @param deliveries how many of those that were asked for
   * @param isLast whether no more were found than fit, even if others took some of them first
   */
  record Batch(int deliveries, boolean isLast) {}

  /** What came of asking for another try. */
  sealed interface Retrial {
    /** It is pending again. */
    record Retried(Delivery delivery) implements Retrial {}

    /** There is none. */
    record NotFound() implements Retrial {}

    /** It is in a state that leaves nothing to try again. */
    record Refused(DeliveryState state) implements Retrial {}

    /** The connection that it was for is gone. */
    record Unconnected() implements Retrial {}
  }
}
