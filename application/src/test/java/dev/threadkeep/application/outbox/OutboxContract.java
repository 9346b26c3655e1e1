package dev.threadkeep.application.outbox;

import static dev.threadkeep.domain.thread.fixture.Cast.ELEVEN;
import static dev.threadkeep.domain.thread.fixture.Cast.EVENING;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_BOB;
import static dev.threadkeep.domain.thread.fixture.Messages.outbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.World;
import dev.threadkeep.application.connection.Connection;
import dev.threadkeep.application.connection.Connections;
import dev.threadkeep.application.connection.Terms;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.ExternalIds;
import dev.threadkeep.application.directory.entry.Kind;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.application.outbox.Outbox.DueConnection;
import dev.threadkeep.application.outbox.Outbox.LeasedStream;
import dev.threadkeep.application.outbox.Outbox.Sending;
import dev.threadkeep.application.outbox.Outbox.Settled;
import dev.threadkeep.application.outbox.Outbox.Settlement;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ReasonChoice;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Outbox} must do; each implementation's test implements this. Its vendor can be
 * told of a close, a reopening, a title and an outbound message.
 */
public interface OutboxContract {
  ThreadCommand CLOSE = new ThreadCommand.Close(new ReasonChoice.Unnamed(), null, false);
  ThreadCommand REOPEN = new ThreadCommand.Reopen(null);

  StoresUnderTest stores();

  Outbox outbox();

  /** An organization with a connection. */
  record Held(World world, Connection connection) {
    DueConnection due() {
      return new DueConnection(world.organization(), connection.id());
    }

    ConversationThread open(String id) {
      return world.open(
          world
              .nextThread()
              .knownAs(new ExternalReference(INTERCOM_VENDOR, "", id, connection.id())));
    }
  }

  private Held held() {
    var world = World.in(stores());
    var connection = Connections.connection();
    stores().connections().add(world.caller(), world.signature(), connection);
    return new Held(world, connection);
  }

  private static Lease lease(Instant until) {
    return new Lease(UUID.randomUUID(), until);
  }

  private List<LeasedStream> claim(Held held, Lease lease, Instant now) {
    return outbox().claim(held.due(), 10, lease, now);
  }

  private static Settlement done(LeasedStream stream) {
    return new Settlement(
        stream.id(),
        stream.enqueued(),
        stream.pending().stream()
            .map(pending -> new Settled(pending.id(), DeliveryState.DELIVERED, attempt()))
            .toList(),
        null,
        false,
        0,
        null);
  }

  private static Attempt attempt() {
    return new Attempt(NOON, Attempt.Word.DELIVERED, 200, Duration.ofMillis(41), null);
  }

  @Test
  default void a_change_of_a_thread_that_a_connection_holds_waits_for_it() {
    var held = held();
    var thread = held.open("1");

    held.world().change(thread.id(), TEN, CLOSE);

    assertThat(outbox().due(NOON)).contains(held.due());
    assertThat(claim(held, lease(EVENING), NOON))
        .extracting(LeasedStream::id, stream -> stream.thread().isClosed())
        .containsExactly(tuple(thread.id(), true));
  }

  @Test
  default void a_change_of_a_thread_that_no_connection_holds_waits_for_nobody() {
    var held = held();
    var thread = held.world().open(held.world().nextThread());

    held.world().change(thread.id(), TEN, CLOSE);

    assertThat(outbox().due(NOON)).doesNotContain(held.due());
    assertThat(claim(held, lease(EVENING), NOON)).isEmpty();
  }

  @Test
  default void what_waits_is_given_in_its_order_with_what_was_said() {
    var held = held();
    var thread = held.open("1");
    held.world().change(thread.id(), TEN, CLOSE);
    held.world().change(thread.id(), TEN, outbound().saying("Bye.").recorded());
    held.world().change(thread.id(), ELEVEN, REOPEN);

    var pending = claim(held, lease(EVENING), NOON).getFirst().pending();

    assertThat(pending)
        .extracting(each -> each.event().event().type())
        .containsExactly("thread.closed", "thread.message_recorded", "thread.reopened");
    assertThat(pending.get(1).message().text().value()).isEqualTo("Bye.");
    assertThat(pending.getFirst().message()).isNull();
  }

  @Test
  default void who_said_it_is_named_as_the_vendor_knows_them() {
    var held = held();
    var author = UUID.randomUUID();
    stores()
        .directory()
        .add(
            held.world().caller(),
            Entry.begun(
                EntryId.of(author),
                4,
                new Teammate(Teammate.Type.USER, "Carol", null, null),
                new ExternalIds(Map.of(INTERCOM_VENDOR, "4242")),
                NINE));
    var thread = held.open("1");
    held.world()
        .change(thread.id(), TEN, outbound().by(new Actor.User(new TeammateId(author))).recorded());

    var names = claim(held, lease(EVENING), NOON).getFirst().names();

    assertThat(names.of(Kind.TEAMMATE, author.toString())).hasValue("4242");
  }

  @Test
  default void nobody_else_gets_a_stream_before_its_lease_has_ended() {
    var held = held();
    held.world().change(held.open("1").id(), TEN, CLOSE);
    claim(held, lease(EVENING), NOON);

    assertThat(outbox().due(NOON)).doesNotContain(held.due());
    assertThat(claim(held, lease(EVENING), EVENING.minusMillis(1))).isEmpty();
    assertThat(claim(held, lease(EVENING.plusSeconds(1)), EVENING)).hasSize(1);
  }

  @Test
  default void those_that_have_waited_longest_are_first() {
    var held = held();
    var late = held.open("1");
    var early = held.open("2");
    held.world().change(late.id(), ELEVEN, CLOSE);
    held.world().change(early.id(), TEN, CLOSE);

    assertThat(outbox().claim(held.due(), 1, lease(EVENING), NOON))
        .extracting(LeasedStream::id)
        .containsExactly(early.id());
  }

  @Test
  default void what_is_settled_does_not_wait_any_more() {
    var held = held();
    held.world().change(held.open("1").id(), TEN, CLOSE);
    var lease = lease(EVENING);
    var stream = claim(held, lease, NOON).getFirst();

    var ours = outbox().settle(held.due(), lease, List.of(done(stream)), NOON);

    assertThat(ours).containsExactly(stream.id());
    assertThat(outbox().due(EVENING.plusSeconds(1))).doesNotContain(held.due());
    assertThat(claim(held, lease(EVENING), EVENING.plusSeconds(1))).isEmpty();
  }

  @Test
  default void who_has_lost_the_lease_settles_nothing() {
    var held = held();
    held.world().change(held.open("1").id(), TEN, CLOSE);
    var lost = lease(NOON.plusSeconds(1));
    var stream = claim(held, lost, NOON).getFirst();
    var lease = lease(EVENING);
    claim(held, lease, NOON.plusSeconds(1));

    assertThat(outbox().settle(held.due(), lost, List.of(done(stream)), NOON)).isEmpty();
    assertThat(outbox().prolong(held.due(), lost, List.of(stream.id()), List.of())).isEmpty();
    assertThat(claim(held, lease(EVENING), EVENING).getFirst().pending()).hasSize(1);
  }

  @Test
  default void what_comes_while_others_are_sent_is_due_at_once() {
    var held = held();
    var thread = held.open("1");
    held.world().change(thread.id(), TEN, CLOSE);
    var lease = lease(EVENING);
    var stream = claim(held, lease, NOON).getFirst();
    held.world().change(thread.id(), ELEVEN, REOPEN);

    outbox().settle(held.due(), lease, List.of(done(stream)), NOON);

    assertThat(claim(held, lease(EVENING), NOON).getFirst().pending())
        .extracting(each -> each.event().event().type())
        .containsExactly("thread.reopened");
  }

  @Test
  default void what_is_to_be_tried_again_waits_for_its_time_whatever_comes_meanwhile() {
    var held = held();
    var thread = held.open("1");
    held.world().change(thread.id(), TEN, CLOSE);
    var lease = lease(EVENING);
    var stream = claim(held, lease, NOON).getFirst();
    var again = NOON.plusSeconds(40);
    outbox()
        .settle(
            held.due(),
            lease,
            List.of(
                new Settlement(stream.id(), stream.enqueued(), List.of(), again, false, 3, ELEVEN)),
            NOON);
    held.world().change(thread.id(), NOON, REOPEN);

    assertThat(claim(held, lease(EVENING), again.minusMillis(1))).isEmpty();
    assertThat(claim(held, lease(EVENING), again))
        .extracting(LeasedStream::tries, LeasedStream::failingSince, each -> each.pending().size())
        .containsExactly(tuple(3, ELEVEN, 2));
  }

  @Test
  default void a_lease_that_is_prolonged_ends_later() {
    var held = held();
    held.world().change(held.open("1").id(), TEN, CLOSE);
    var lease = lease(NOON.plusSeconds(1));
    var stream = claim(held, lease, NOON).getFirst();

    assertThat(outbox().prolong(held.due(), lease.until(EVENING), List.of(stream.id()), List.of()))
        .containsExactly(stream.id());

    assertThat(claim(held, lease(EVENING), NOON.plusSeconds(1))).isEmpty();
  }

  @Test
  default void whoever_takes_a_stream_over_learns_what_was_about_to_be_sent() {
    var held = held();
    var thread = held.open("1");
    held.world().change(thread.id(), TEN, outbound().recorded());
    var lease = lease(NOON.plusSeconds(1));
    var stream = claim(held, lease, NOON).getFirst();
    var message = stream.pending().getFirst().id();
    outbox()
        .prolong(
            held.due(), lease, List.of(stream.id()), List.of(new Sending(stream.id(), message)));

    assertThat(claim(held, lease(EVENING), NOON.plusSeconds(1)))
        .extracting(LeasedStream::sending)
        .containsExactly(message);
  }

  @Test
  default void a_connection_that_is_switched_off_is_not_due_and_keeps_what_waits() {
    var held = held();
    held.world().change(held.open("1").id(), TEN, CLOSE);
    switched(held, false);
    assertThat(outbox().due(NOON)).doesNotContain(held.due());

    switched(held, true);

    assertThat(outbox().due(NOON)).contains(held.due());
  }

  private void switched(Held held, boolean enabled) {
    stores()
        .connections()
        .replace(
            held.world().caller(),
            held.world().signature(),
            held.connection().id(),
            standing -> {
              var terms = standing.terms();
              return standing.on(
                  new Terms(
                      terms.name(),
                      terms.baseUrl(),
                      terms.credentials(),
                      terms.settings(),
                      enabled),
                  TEN);
            });
  }

  @Test
  default void another_organization_gets_none_of_it() {
    var held = held();
    var others = held();
    held.world().change(held.open("1").id(), TEN, CLOSE);

    assertThat(
            outbox()
                .claim(
                    new DueConnection(others.world().organization(), held.connection().id()),
                    10,
                    lease(EVENING),
                    NOON))
        .isEmpty();
  }

  @Test
  default void the_thread_can_be_had_as_it_was() {
    var held = held();
    var thread = held.open("1");
    var closed = held.world().change(thread.id(), TEN, CLOSE);
    held.world().change(thread.id(), ELEVEN, REOPEN);

    assertThat(outbox().past(held.world().organization(), thread.id(), closed.version()))
        .isEqualTo(closed);
  }

  @Test
  default void what_the_vendor_is_not_told_of_is_not_in_the_way() {
    var held = held();
    var thread = held.open("1");
    held.world()
        .change(
            thread.id(), TEN, new ThreadCommand.Assign(TO_BOB, ThreadCommand.Telling.OF_CHANGES));

    assertThat(claim(held, lease(EVENING), NOON)).isEmpty();
  }
}
