package dev.threadkeep.persistence.idempotency;

import static dev.threadkeep.application.idempotency.Claims.claim;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.World;
import dev.threadkeep.application.idempotency.IdempotencyStoreContract;
import dev.threadkeep.domain.thread.fixture.Cast;
import dev.threadkeep.persistence.Bench;
import dev.threadkeep.persistence.session.Binding;
import dev.threadkeep.persistence.session.Session;
import org.junit.jupiter.api.Test;

class PostgresIdempotencyStoreTest implements IdempotencyStoreContract {
  @Override
  public StoresUnderTest stores() {
    return Bench.shared();
  }

  @Test
  void a_request_that_its_process_forgets_is_ended_by_the_database() {
    var session = new Session(Bench.shared().database(), () -> Cast.NOON);
    var answers = new PostgresIdempotencyStore(session, () -> Cast.NOON);

    try (var request = answers.begin(World.in(stores()).caller(), claim("k"))) {
      var idle =
          session.ask(
              request.caller(),
              "SELECT current_setting('idle_in_transaction_session_timeout') AS idle",
              Binding.NOTHING,
              answer -> answer.first(row -> row.text("idle")));

      assertThat(idle).contains("1min");
    }
  }
}
