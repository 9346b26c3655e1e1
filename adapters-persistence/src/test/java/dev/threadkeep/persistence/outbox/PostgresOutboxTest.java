package dev.threadkeep.persistence.outbox;

import static dev.threadkeep.domain.thread.fixture.Cast.ELEVEN;
import static dev.threadkeep.domain.thread.fixture.Cast.EVENING;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Messages.outbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.application.outbox.Attempt;
import dev.threadkeep.application.outbox.DeliveryId;
import dev.threadkeep.application.outbox.DeliveryLog;
import dev.threadkeep.application.outbox.Lease;
import dev.threadkeep.application.outbox.Outbox;
import dev.threadkeep.application.outbox.Outbox.LeasedStream;
import dev.threadkeep.application.outbox.Outbox.Pending;
import dev.threadkeep.application.outbox.Outbox.Rest;
import dev.threadkeep.application.outbox.Outbox.Settled;
import dev.threadkeep.application.outbox.Outbox.Settlement;
import dev.threadkeep.application.outbox.OutboxContract;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.persistence.Bench;
import dev.threadkeep.persistence.session.Session;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PostgresOutboxTest implements OutboxContract {
  private final Outbox ofTwoEach =
      new PostgresOutbox(new Session(Bench.shared().database(), () -> NOON), 2);

  private final DeliveryLog log =
      new PostgresDeliveryLog(new Session(Bench.shared().database(), () -> NOON), () -> {});

  @Override
  public StoresUnderTest stores() {
    return Bench.shared();
  }

  @Override
  public Outbox outbox() {
    return Bench.shared().outbox();
  }

  private LeasedStream head(Held held) {
    return ofTwoEach.claim(held.due(), 1, new Lease(UUID.randomUUID(), EVENING), NOON).getFirst();
  }

  @Test
  void of_a_long_stream_the_head_is_read_and_what_is_said_next_behind_it() {
    var held = held();
    var thread = held.open("1");
    held.world().change(thread.id(), TEN, CLOSE);
    held.world().change(thread.id(), TEN, outbound().numbered(1).recorded());
    held.world().change(thread.id(), TEN, REOPEN);
    var saying = held.world().change(thread.id(), TEN, outbound().numbered(2).recorded());
    held.world().change(thread.id(), ELEVEN, outbound().numbered(3).recorded());

    var head = head(held);

    assertThat(head.pending())
        .extracting(each -> each.event().event().type())
        .containsExactly("thread.closed", "thread.message_recorded");
    assertThat(head.pending().getLast().message()).isNotNull();
    assertThat(head.rest()).isEqualTo(new Rest.More(saying.version()));
  }

  @Test
  void of_a_long_stream_it_is_known_where_nothing_is_said_behind_its_head() {
    var held = held();
    var thread = held.open("1");
    held.world().change(thread.id(), TEN, CLOSE);
    held.world().change(thread.id(), TEN, REOPEN);
    held.world().change(thread.id(), ELEVEN, CLOSE);

    assertThat(head(held).rest()).isEqualTo(new Rest.More(null));
  }

  @Test
  void a_stream_that_was_read_to_its_end_has_no_rest() {
    var held = held();
    held.world().change(held.open("1").id(), TEN, CLOSE);

    assertThat(head(held).rest()).isEqualTo(new Rest.None());
  }

  @Test
  void of_what_the_vendor_says_of_a_thread_that_was_erased_meanwhile_the_words_are_not_kept() {
    var held = held();
    var thread = held.open("1");
    held.world().change(thread.id(), TEN, CLOSE);
    var lease = new Lease(UUID.randomUUID(), EVENING);
    var stream = outbox().claim(held.due(), 1, lease, NOON).getFirst();
    var delivery = stream.pending().getFirst().id();
    held.world().eraseTogether(thread.id());

    outbox().settle(held.due(), lease, List.of(parked(stream, "there is no Ada's parcel")), NOON);

    assertThat(log.find(held.world().caller(), delivery).orElseThrow().attempts())
        .singleElement()
        .extracting(Attempt::httpStatus, Attempt::detail)
        .containsExactly(422, null);
  }

  private static Settlement parked(LeasedStream stream, String detail) {
    var attempt = new Attempt(NOON, Attempt.Word.REJECTED, 422, Duration.ofMillis(41), detail);
    return new Settlement(
        stream.id(),
        stream.enqueued(),
        stream.pending().stream()
            .map(pending -> new Settled(pending.id(), DeliveryState.PARKED, attempt))
            .toList(),
        null,
        false,
        0,
        null);
  }

  @Test
  void what_somebody_has_tried_again_while_others_fail_is_due_at_once_and_fails_anew() {
    var held = held();
    var thread = held.open("1");
    var given = givenUp(held, thread.id());
    held.world().change(thread.id(), ELEVEN, REOPEN);
    var lease = new Lease(UUID.randomUUID(), EVENING);
    var stream = outbox().claim(held.due(), 1, lease, NOON).getFirst();
    log.retry(held.world().caller(), held.world().signature(), given, NOON);

    outbox().settle(held.due(), lease, List.of(failed(stream, 41)), NOON);

    assertThat(outbox().claim(held.due(), 1, new Lease(UUID.randomUUID(), EVENING), NOON))
        .extracting(
            LeasedStream::tries, LeasedStream::failingSince, again -> again.pending().size())
        .containsExactly(tuple(0, null, 2));
  }

  @Test
  void that_something_is_to_be_tried_again_is_not_forgotten_while_the_lease_goes_on() {
    var held = held();
    var thread = held.open("1");
    var given = givenUp(held, thread.id());
    held.world().change(thread.id(), ELEVEN, REOPEN);
    var lease = new Lease(UUID.randomUUID(), EVENING);
    var stream = outbox().claim(held.due(), 1, lease, NOON).getFirst();
    log.retry(held.world().caller(), held.world().signature(), given, NOON);
    outbox()
        .settle(
            held.due(),
            lease,
            List.of(
                new Settlement(stream.id(), stream.enqueued(), List.of(), EVENING, true, 0, null)),
            NOON);

    outbox().settle(held.due(), lease, List.of(failed(stream, 1)), NOON);

    assertThat(outbox().claim(held.due(), 1, new Lease(UUID.randomUUID(), EVENING), NOON))
        .extracting(LeasedStream::tries, LeasedStream::failingSince)
        .containsExactly(tuple(0, null));
  }

  private DeliveryId givenUp(Held held, ThreadId thread) {
    held.world().change(thread, TEN, CLOSE);
    var lease = new Lease(UUID.randomUUID(), EVENING);
    var stream = outbox().claim(held.due(), 1, lease, TEN).getFirst();
    outbox().settle(held.due(), lease, List.of(parked(stream, "No such admin.")), TEN);
    return stream.pending().getFirst().id();
  }

  private static Settlement failed(LeasedStream stream, int tries) {
    return new Settlement(stream.id(), stream.enqueued(), List.of(), EVENING, false, tries, ELEVEN);
  }

  @Test
  void a_lease_that_was_taken_after_an_erasure_keeps_what_the_vendor_says() {
    var held = held();
    var thread = held.open("1");
    held.world().eraseTogether(thread.id());
    held.world().change(thread.id(), TEN, CLOSE);
    var lease = new Lease(UUID.randomUUID(), EVENING);
    var stream = outbox().claim(held.due(), 1, lease, NOON).getFirst();

    outbox().settle(held.due(), lease, List.of(parked(stream, "not now")), NOON);

    assertThat(
            log.find(held.world().caller(), stream.pending().getFirst().id())
                .orElseThrow()
                .attempts())
        .singleElement()
        .extracting(Attempt::detail)
        .isEqualTo("not now");
  }

  @Test
  void what_waits_is_told_apart_from_what_was_erased_while_it_waited() {
    var held = held();
    var thread = held.open("1");
    held.world().change(thread.id(), TEN, CLOSE);
    held.world().eraseTogether(thread.id());
    held.world().change(thread.id(), TEN, REOPEN);

    assertThat(outbox().claim(held.due(), 1, new Lease(UUID.randomUUID(), EVENING), NOON))
        .flatExtracting(LeasedStream::pending)
        .extracting(Pending::isErased)
        .containsExactly(true, false);
  }
}
