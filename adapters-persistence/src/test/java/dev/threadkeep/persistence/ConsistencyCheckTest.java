package dev.threadkeep.persistence;

import static dev.threadkeep.application.thread.ThreadStoreContract.CLOSE;
import static dev.threadkeep.domain.thread.fixture.Cast.FEATHER_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.SUPPORT;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.World;
import dev.threadkeep.application.thread.ConsistencyCheck.Finding;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.Links;
import dev.threadkeep.domain.thread.ProjectId;
import dev.threadkeep.domain.thread.fixture.Messages;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever somebody changes behind the service's back is found, and nothing else is. */
class ConsistencyCheckTest {
  @AutoClose private static final Bench BENCH = Bench.ofItsOwn();

  private final World world = World.in(BENCH);

  private ConversationThread aThread() {
    return world.open(
        world
            .nextThread()
            .titled("Parcel lost")
            .tagged("a")
            .assignedTo(TO_BOB)
            .assignedTo(SUPPORT)
            .linked(
                Links.none()
                    .withContact(new ContactId("c"))
                    .withCompany(new CompanyId("c"))
                    .withProject(new ProjectId("p")))
            .knownAs(new ExternalReference(INTERCOM_VENDOR, "1"))
            .knownAs(new ExternalReference(FEATHER_VENDOR, "account", "7001", null)),
        Messages.inbound().knownAs(INTERCOM_VENDOR, "m-1").recorded(),
        CLOSE);
  }

  private void tamper(String sql) throws SQLException {
    try (var superuser = TestDatabase.asSuperuser(BENCH.address());
        var statement = superuser.createStatement()) {
      var own = "organization_id = '%s'".formatted(world.organization());
      assertThat(
              statement.executeUpdate(sql + (sql.contains(" WHERE ") ? " AND " : " WHERE ") + own))
          .isPositive();
    }
  }

  private List<Finding> findings() {
    return BENCH.findings().stream()
        .filter(finding -> finding.organization().equals(world.organization()))
        .toList();
  }

  @Test
  void finds_nothing_where_nobody_interfered() {
    for (int number = 0; number < 230; number++) {
      world.open(world.nextThread(), Messages.inbound().numbered(100 + number).recorded());
    }
    aThread();

    assertThat(findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE thread SET severity = 'high' | severity is not what the history makes of it",
        "UPDATE thread SET notes = 'x' | notes is not what the history makes of it",
        "UPDATE thread SET version = 9 | version is not what the history makes of it",
        "UPDATE thread SET attributes = '{\"a\":1}' | attributes is not what the history makes of it",
        "UPDATE thread SET close_reason = 'NO SUCH' | the thread cannot be read: a close reason has"
            + " 1 to 64 lower-case letters, digits and _, and starts with a letter",
        "DELETE FROM thread | there are rows of it, but no thread",
        "DELETE FROM thread_event WHERE seq = 2 | the history cannot be replayed: event 3 of thread"
            + " ID follows version 1",
        "DELETE FROM thread_event | the history cannot be replayed: thread ID has no history",
        "UPDATE thread_event SET type = 'x' WHERE seq = 3 | event 3 cannot be read: there is no"
            + " event \"x\"",
        "UPDATE message SET vendor_ids = '{\"intercom\":1}' | the message of event 2 cannot be read:"
            + " intercom must be a text",
        "DELETE FROM message | the messages are not those that the history records",
        "UPDATE message SET kind = 'outbound' | the messages are not those that the history records",
        "DELETE FROM thread_tag | it is listed under other tags, or elsewhere under them",
        "UPDATE thread_tag SET status = 'open' | it is listed under other tags, or elsewhere under"
            + " them",
        "UPDATE external_reference SET external_id = '2' | it is found by other external references",
        "UPDATE external_reference SET archived = true WHERE account <> '' | it is listed as another"
            + " in an account",
        "UPDATE message_vendor_id SET external_id = '2' | its messages are found by other ids of"
            + " vendors",
        "DELETE FROM message_vendor_id | its messages are found by other ids of vendors",
        "DELETE FROM directory_entry WHERE kind = 'teammate' | it refers to a teammate that the"
            + " directory lacks",
        "DELETE FROM directory_entry WHERE kind = 'team' | it refers to a team that the directory"
            + " lacks",
        "DELETE FROM directory_entry WHERE kind = 'contact' | it refers to a contact that the"
            + " directory lacks",
        "DELETE FROM directory_entry WHERE kind = 'company' | it refers to a company that the"
            + " directory lacks",
        "DELETE FROM directory_entry WHERE kind = 'project' | it refers to a project that the"
            + " directory lacks",
        "DELETE FROM directory_entry WHERE kind = 'tag' | it refers to a tag that the directory"
            + " lacks",
        "DELETE FROM thread_title_word WHERE word = 'lost' | it is not found by all words of its"
            + " title, or elsewhere under them",
        "UPDATE thread_title_word SET created_at = '2020-01-01Z' | it is not found by all words of its"
            + " title, or elsewhere under them",
      })
  void finds_what_somebody_changed(String sql, String what) throws SQLException {
    var thread = aThread();

    tamper(sql);

    assertThat(findings())
        .contains(
            new Finding(
                world.organization(), thread.id(), what.replace("ID", thread.id().toString())));
  }

  @Test
  void finds_rows_that_are_left_of_a_thread() throws SQLException {
    var thread = aThread();
    var tables =
        new ArrayList<>(
            List.of(
                "thread",
                "thread_event",
                "message",
                "message_vendor_id",
                "thread_tag",
                "external_reference"));
    while (!tables.isEmpty()) {
      tamper("DELETE FROM " + tables.removeFirst());

      assertThat(findings())
          .contains(
              new Finding(
                  world.organization(), thread.id(), "there are rows of it, but no thread"));
    }
    tamper("DELETE FROM thread_title_word");
    assertThat(findings()).isEmpty();
  }
}
