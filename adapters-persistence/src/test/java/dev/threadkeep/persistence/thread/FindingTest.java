package dev.threadkeep.persistence.thread;

import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.World;
import dev.threadkeep.application.thread.MessageLocator;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.domain.message.MessageId;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.ThreadNumber;
import dev.threadkeep.persistence.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is found among many costs little more than itself. */
class FindingTest {
  private static final int MOST_BUFFERS = 20;
  private static final UUID NOBODYS = new UUID(0x7000, 0x8000_0000_0000_0000L);

  @AutoClose private static ManyThreads threads;
  private static World world;
  private static ListCosts costs;

  @BeforeAll
  static void many_threads_and_messages() throws SQLException {
    threads = ManyThreads.of(20_000);
    world = threads.worlds().getFirst();
    costs = new ListCosts(threads.bench().database());
    try (var superuser = TestDatabase.asSuperuser(threads.bench().address());
        var statement = superuser.createStatement()) {
      statement.execute(messages(20_000, world.organization().toString()));
    }
  }

  private static String messages(int number, String organization) {
    return """
    ALTER TABLE message SET (autovacuum_enabled = false);
    ALTER TABLE message_vendor_id SET (autovacuum_enabled = false);
    INSERT INTO message
    SELECT '%2$s', md5('message ' || n)::uuid, md5('thread ' || n / 10)::uuid, 1 + n %% 10, 'inbound',
           'contact', NULL, 'Where is my order?', now(), 'received',
           json_build_object('intercom', 'm-' || n)
      FROM generate_series(1, %1$d) n;
    INSERT INTO message_vendor_id
    SELECT organization_id, thread_id, id, 'intercom', vendor_ids ->> 'intercom' FROM message
    """
        .formatted(number, organization);
  }

  @Test
  void a_message_by_the_id_that_a_vendor_gave_it() throws SQLException {
    for (int round = 0; round < 2; round++) {
      for (var id : List.of("m-1", "m-11415", "none")) {
        var locator = new MessageLocator.InDialect(INTERCOM_VENDOR, id, new MessageId(NOBODYS));

        assertThat(threads.bench().reader().message(world.caller(), locator).isPresent())
            .isNotEqualTo(id.equals("none"));
        assertThat(costs.buffers(world, locator)).as(id).isBetween(1, MOST_BUFFERS);
      }
      threads.analyze();
    }
  }

  @Test
  void a_thread_by_the_other_form_of_the_id_that_a_vendor_gave_it() throws SQLException {
    for (int round = 0; round < 2; round++) {
      for (var id : List.of("i2", "i11416")) {
        var locator =
            new ThreadLocator.InDialect(
                INTERCOM_VENDOR, null, "thr-" + id, id, new ThreadId(NOBODYS), null);

        assertThat(threads.bench().reader().find(world.caller(), locator)).isPresent();
        assertThat(costs.buffers(world, locator)).as(id).isBetween(1, MOST_BUFFERS);
      }
      threads.analyze();
    }
  }

  @Test
  void a_thread_by_the_id_that_a_vendor_gave_it_or_by_its_number() throws SQLException {
    for (int round = 0; round < 2; round++) {
      for (var id : List.of("i2", "i11416", "1000000007", "none")) {
        var number = id.startsWith("1") ? new ThreadNumber(Long.parseLong(id)) : null;
        var locator =
            new ThreadLocator.InDialect(INTERCOM_VENDOR, null, id, new ThreadId(NOBODYS), number);

        assertThat(threads.bench().reader().find(world.caller(), locator).isPresent())
            .isNotEqualTo(id.equals("none"));
        assertThat(costs.buffers(world, locator)).as(id).isBetween(1, MOST_BUFFERS);
      }
      threads.analyze();
    }
  }
}
