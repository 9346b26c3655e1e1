package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.persistence.Eventually;
import dev.threadkeep.persistence.TestDatabase;
import dev.threadkeep.persistence.schema.DatabaseAddress;
import dev.threadkeep.vendors.proxy.Disturbance;
import dev.threadkeep.vendors.proxy.FaultyProxy;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} once a node has claimed what is to be told, and before any vendor has heard of
 * it: where the vendor is, somebody takes the call and never listens.
 */
class KilledAfterClaimingIT {
  private static final String CLOSED = "4001";
  private static final String NOTED = "4002";

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
  void what_no_vendor_has_heard_is_told_once_and_before_what_came_later() throws Exception {
    try (var network = FaultyProxy.before(held.intercom().url())) {
      killedAfterClaiming(network);
      assertThat(held.intercom().heard()).isEmpty();
      assertThat(claimed()).isEqualTo(2);

      try (var service = RunningThreadkeep.on(storage)) {
        var client = new Client(service.url(), key);
        held.note(client, CLOSED, "01");
        held.change(client, CLOSED, "reopen", "{}");
        held.note(client, CLOSED, "02");
        held.note(client, NOTED, "after it");
        Held.awaitRest(client);

        held.threads().forEach(there -> held.assertPromisesKept(client, there));
        assertThat(held.told(CLOSED))
            .containsExactly(
                Telling.closed(), Telling.note("01"), Telling.open(), Telling.note("02"));
        assertThat(Held.states(held.deliveries(client, CLOSED))).containsOnly("delivered");
        // Nobody can know that it was not heard.
        assertThat(held.told(NOTED)).containsExactly(Telling.note("after it"));
        assertThat(Held.states(held.deliveries(client, NOTED)))
            .containsExactly("parked", "delivered");
      }
    }
    Histories.assertConsistent(storage);
  }

  private void killedAfterClaiming(FaultyProxy network) throws Exception {
    var deaf = new Disturbance.Late(Duration.ofHours(1));
    network.next(deaf, deaf);
    var service = RunningThreadkeep.on(storage);
    try {
      var client = new Client(service.url(), key);
      held.connect(client, network.url());
      held.open(client, CLOSED);
      held.open(client, NOTED);
      held.close(client, CLOSED);
      held.note(client, NOTED, "only once");
      Eventually.becomesTrue("both are under way", () -> network.passages().size() == 2);
    } finally {
      service.kill();
    }
  }

  /** In how many streams a lease stands and nothing was tried. */
  private int claimed() throws SQLException {
    try (var administrator = TestDatabase.asSuperuser(database);
        var statement = administrator.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT count(*) FROM delivery_stream"
                    + " WHERE lease IS NOT NULL AND due_at > now() AND tries = 0")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
