package dev.threadkeep.persistence.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.fixture.Cast;
import dev.threadkeep.persistence.TestDatabase;
import dev.threadkeep.persistence.schema.Database;
import dev.threadkeep.persistence.schema.PoolSettings;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SessionTest {
  /** More than the driver takes to prepare a statement. */
  private static final int TIMES = 12;

  private static final OrganizationId ORGANIZATION = new OrganizationId(UUID.randomUUID());

  private static Database database;

  record Bound(String type, Binding binding) {
    @Override
    public String toString() {
      return type;
    }
  }

  private static List<Bound> everyKind() {
    return List.of(
        new Bound("uuid", parameters -> parameters.uuid(UUID.randomUUID())),
        new Bound("uuid", parameters -> parameters.uuid(null)),
        new Bound("text", parameters -> parameters.text("x")),
        new Bound("text", parameters -> parameters.text(null)),
        new Bound("json", parameters -> parameters.json(JsonObject.empty())),
        new Bound("bigint", parameters -> parameters.number(1)),
        new Bound("bigint", parameters -> parameters.number(null)),
        new Bound("integer", parameters -> parameters.integer(1)),
        new Bound("boolean", parameters -> parameters.flag(true)),
        new Bound("timestamptz", parameters -> parameters.instant(Cast.NOON)),
        new Bound("timestamptz", parameters -> parameters.instant(null)),
        new Bound("uuid[]", parameters -> parameters.uuids(List.of(UUID.randomUUID()))),
        new Bound("uuid[]", parameters -> parameters.uuids(List.of())),
        new Bound("timestamptz[]", parameters -> parameters.instants(List.of(Cast.NOON))),
        new Bound("timestamptz[]", parameters -> parameters.instants(List.of())),
        new Bound("bigint[]", parameters -> parameters.numbers(List.of(1L))),
        new Bound("text[]", parameters -> parameters.texts(List.of("x"))));
  }

  @BeforeAll
  static void open() {
    database = Database.open(TestDatabase.fresh(), PoolSettings.STANDARD.withConnections(1));
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void a_statement_that_waits_for_a_lock_is_given_up_as_if_the_database_were_away()
      throws Exception {
    var address = TestDatabase.fresh();
    var impatient = new PoolSettings(1, PoolSettings.STANDARD.patience(), Duration.ofMillis(100));
    try (var locked = Database.open(address, impatient);
        var superuser = TestDatabase.asSuperuser(address);
        var lock = superuser.createStatement()) {
      superuser.setAutoCommit(false);
      lock.execute("LOCK TABLE thread");
      var session = new Session(locked, () -> Cast.NOON);

      assertThatThrownBy(
              () ->
                  session.ask(
                      ORGANIZATION,
                      "SELECT count(*) AS threads FROM thread",
                      Binding.NOTHING,
                      answer -> answer.first(row -> row.number("threads"))))
          .isInstanceOf(StoreUnavailableException.class)
          .hasStackTraceContaining("statement timeout");
    }
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void the_organization_is_known_however_often_a_statement_runs_whatever_is_bound(Bound bound) {
    var session = new Session(database, () -> Cast.NOON);

    for (int time = 1; time <= TIMES; time++) {
      var named =
          session.ask(
              ORGANIZATION,
              "SELECT current_setting('app.organization') AS named, ?::%s AS bound"
                  .formatted(bound.type()),
              bound.binding(),
              answer -> answer.first(row -> row.text("named")));

      assertThat(named).as("time %d", time).contains(ORGANIZATION.toString());
    }
  }
}
