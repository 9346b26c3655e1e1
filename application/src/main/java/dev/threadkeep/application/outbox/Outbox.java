package dev.threadkeep.application.outbox;

import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.policy.ReasonCatalogue;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.ConnectionId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Out-port: the deliveries that wait, a stream for each thread and connection. Whoever has a
 * stream's lease works on it alone; once the lease has ended, anybody may take the stream, and what
 * its former holder wants to settle is not written.
 *
 * <p>Every method throws {@code StoreUnavailableException} if the store cannot be reached.
 */
public interface Outbox {

  /** Enabled connections of all organizations that have something to send now. */
  List<DueConnection> due(Instant now);

  /**
   * Leases streams of a connection whose time has come, those first that wait longest. Of a long
   * stream no more than its head is read.
   *
   * @param most how many
   */
  List<LeasedStream> claim(DueConnection connection, int most, Lease lease, Instant now);

  /**
   * Prolongs a lease, and writes down what is about to be sent that must not be sent twice.
   *
   * @param lease with the same token as before, and another end
   * @return the threads whose streams are still this lease's
   */
  Set<ThreadId> prolong(
      DueConnection connection, Lease lease, List<ThreadId> threads, List<Sending> sending);

  /**
   * Writes down what came of a turn at streams.
   *
   * @return the threads whose streams were still this lease's; of others nothing is written
   */
  Set<ThreadId> settle(DueConnection connection, Lease lease, List<Settlement> all, Instant now);

  /** The thread as it was after the event of this sequence. */
  ConversationThread past(OrganizationId organization, ThreadId thread, long sequence);

  /** A connection that has something to send. */
  record DueConnection(OrganizationId organization, ConnectionId connection) {}

  /**
   * A stream and what is pending in it.
   *
   * @param enqueued how often anything was ever put into it; tells whether more has come meanwhile
   * @param tries how often in a row it came to nothing
   * @param failingSince when the first of these was
   * @param sending what a former holder of the lease was about to send when it was lost
   * @param thread as it is now
   * @param pending in their order, as far as they were read; may be none
   * @param rest what waits behind them
   * @param names by what ids the vendor knows the entries that the thread and the pending events
   *     name
   */
  record LeasedStream(
      ThreadId id,
      long enqueued,
      int tries,
      @Nullable Instant failingSince,
      @Nullable DeliveryId sending,
      ConversationThread thread,
      List<Pending> pending,
      Rest rest,
      VendorNames names,
      ReasonCatalogue reasons) {
    public LeasedStream {
      pending = List.copyOf(pending);
    }

    /** The same after an attempt that came to something. */
    LeasedStream succeeding() {
      return new LeasedStream(
          id, enqueued, 0, null, sending, thread, pending, rest, names, reasons);
    }
  }

  /** What waits in a stream behind what was read of it. */
  sealed interface Rest {
    /** Nothing. */
    record None() implements Rest {}

    /**
     * More.
     *
     * @param saying the event of the next thing said in it; absent where nothing is
     */
    record More(@Nullable Long saying) implements Rest {}
  }

  /**
   * A delivery that waits.
   *
   * @param message what is to be said, if the event is that something was said
   * @param isErased whether everything up to it was erased since
   */
  record Pending(DeliveryId id, RecordedEvent event, @Nullable Message message, boolean isErased) {}

  /** That a message is about to be sent. */
  record Sending(ThreadId thread, DeliveryId delivery) {}

  /**
   * What came of a turn at a stream.
   *
   * @param enqueued as it was read with the lease
   * @param next when to go on; absent where nothing is left
   * @param isKept whether the lease goes on
   * @param tries how often in a row it came to nothing
   * @param shown what the vendor is known to hold now in the registers that it was told of
   * @param sending what is about to be sent next that must not be sent twice; only where the lease
   *     goes on
   */
  record Settlement(
      ThreadId thread,
      long enqueued,
      List<Settled> deliveries,
      @Nullable Instant next,
      boolean isKept,
      int tries,
      @Nullable Instant failingSince,
      List<RegisterValue> shown,
      @Nullable DeliveryId sending) {
    public Settlement {
      deliveries = List.copyOf(deliveries);
      shown = List.copyOf(shown);
    }

    /** Where nothing more is known of what the vendor holds. */
    public Settlement(
        ThreadId thread,
        long enqueued,
        List<Settled> deliveries,
        @Nullable Instant next,
        boolean isKept,
        int tries,
        @Nullable Instant failingSince) {
      this(thread, enqueued, deliveries, next, isKept, tries, failingSince, List.of(), null);
    }

    /** The same, with what the vendor is known to hold now. */
    public Settlement showing(List<RegisterValue> values) {
      return new Settlement(
          thread, enqueued, deliveries, next, isKept, tries, failingSince, values, sending);
    }

    /** The same, with what is about to be sent next. */
    Settlement marking(@Nullable DeliveryId saying) {
      return new Settlement(
          thread, enqueued, deliveries, next, isKept, tries, failingSince, shown, saying);
    }
  }

  /**
   * What has become of a delivery.
   *
   * @param attempt added to those before; absent where it was not tried
   */
  record Settled(DeliveryId id, DeliveryState state, @Nullable Attempt attempt) {}
}
