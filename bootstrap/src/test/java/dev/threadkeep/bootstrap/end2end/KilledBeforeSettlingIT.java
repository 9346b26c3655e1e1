package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.persistence.Eventually;
import dev.threadkeep.persistence.TestDatabase;
import dev.threadkeep.persistence.schema.DatabaseAddress;
import dev.threadkeep.vendors.fake.Asked;
import dev.threadkeep.vendors.fake.Fault;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} once a vendor has answered, and before that could be written down: the database
 * is made to wait right there.
 */
class KilledBeforeSettlingIT {
  private static final String CLOSED = "3001";
  private static final String NOTED = "3002";

  private final HeldByIntercom held = new HeldByIntercom();
  private DatabaseAddress database;
  private TestStorage storage;
  private String key;

  @BeforeEach
  void prepare() {
    ExternalPostgres.ensureRunning();
    database = TestDatabase.bare();
    storage = TestStorage.on(database).with("THREADKEEP_ALLOWED_NETWORKS", "127.0.0.0/8,::1");
    key = Keys.create(storage, "ours", "admin");
  }

  @AfterEach
  void stop() {
    held.close();
  }

  @Test
  void only_the_call_under_way_is_repeated_and_no_note_is() throws Exception {
    killedBeforeSettling();

    try (var service = RunningThreadkeep.on(storage)) {
      var client = new Client(service.url(), key);
      Held.awaitRest(client);

      held.threads().forEach(there -> held.assertPromisesKept(client, there));
      assertThat(held.told(CLOSED)).containsExactly(Telling.closed(), Telling.closed());
      assertThat(held.intercom().timesSaid(NOTED)).containsOnlyKeys("only once");
      var note = held.deliveries(client, NOTED).getFirst();
      assertThat(note.path("state").asText()).isEqualTo("parked");
      assertThat(note.at("/attempts/0/outcome").asText()).isEqualTo("unknown");
    }
    Histories.assertConsistent(storage);
  }

  private void killedBeforeSettling() throws Exception {
    try (var holding = TestDatabase.asSuperuser(database)) {
      holding.setAutoCommit(false);
      var service = RunningThreadkeep.on(storage);
      try {
        var client = new Client(service.url(), key);
        held.connect(client, held.intercom().url());
        held.open(client, CLOSED);
        held.open(client, NOTED);
        // What comes of the call cannot be written down from when the vendor gets it.
        held.intercom().faults().by(asked -> hold(holding, asked));
        held.close(client, CLOSED);
        held.note(client, NOTED, "only once");
        Eventually.becomesTrue("both answers wait to be written down", () -> waiting() == 2);
      } finally {
        service.kill();
        held.intercom().faults().end();
        endWaiting();
        holding.rollback();
      }
    }
  }

  private Fault hold(Connection holding, Asked asked) {
    try (var lock =
        holding.prepareStatement(
            "SELECT 1 FROM delivery_stream WHERE thread_id = ?::uuid FOR UPDATE")) {
      lock.setString(1, held.idOf(asked.path().get(1)));
      lock.execute();
      return new Fault.None();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private int waiting() throws SQLException {
    return onWaiting("count(*)");
  }

  /** Else they would still write it down: PostgreSQL does not see that who asked is gone. */
  private void endWaiting() throws SQLException {
    onWaiting("count(pg_terminate_backend(pid))");
  }

  private int onWaiting(String what) throws SQLException {
    try (var administrator = TestDatabase.asSuperuser(database);
        var statement = administrator.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT %s FROM pg_stat_activity".formatted(what)
                    + " WHERE wait_event_type = 'Lock' AND datname = current_database()")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
