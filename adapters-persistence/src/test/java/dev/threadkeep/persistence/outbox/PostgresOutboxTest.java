package dev.threadkeep.persistence.outbox;

import static dev.threadkeep.domain.thread.fixture.Cast.ELEVEN;
import static dev.threadkeep.domain.thread.fixture.Cast.EVENING;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Messages.outbound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.outbox.Lease;
import dev.threadkeep.application.outbox.Outbox;
import dev.threadkeep.application.outbox.Outbox.LeasedStream;
import dev.threadkeep.application.outbox.Outbox.Rest;
import dev.threadkeep.application.outbox.OutboxContract;
import dev.threadkeep.persistence.Bench;
import dev.threadkeep.persistence.session.Session;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PostgresOutboxTest implements OutboxContract {
  private final Outbox ofTwoEach =
      new PostgresOutbox(new Session(Bench.shared().database(), () -> NOON), 2);

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
}
