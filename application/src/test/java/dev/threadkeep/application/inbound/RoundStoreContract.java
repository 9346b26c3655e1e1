package dev.threadkeep.application.inbound;

import static dev.threadkeep.domain.thread.fixture.Cast.ELEVEN;
import static dev.threadkeep.domain.thread.fixture.Cast.EVENING;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.World;
import dev.threadkeep.application.connection.Connections;
import dev.threadkeep.application.inbound.RoundStore.Round;
import dev.threadkeep.application.inbound.RoundStore.Watched;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What every {@link RoundStore} must do; each implementation's test implements this. Its
 * connections are looked through every minute.
 */
public interface RoundStoreContract {
  Place PLACE = new Place(TEN, ELEVEN, 1, "cursor");

  StoresUnderTest stores();

  RoundStore rounds();

  private Watched watched() {
    var world = World.in(stores());
    var connection = Connections.connection();
    stores().connections().add(world.caller(), world.signature(), connection);
    return new Watched(world.organization(), connection.id());
  }

  private Optional<Round> begin(Watched connection, Instant now, Instant until) {
    return rounds().begin(connection, UUID.randomUUID(), now, until, null);
  }

  @Test
  default void a_connection_that_was_never_looked_through_is_due() {
    var connection = watched();

    assertThat(rounds().due(NOON)).contains(connection);
    assertThat(begin(connection, NOON, EVENING)).map(Round::place).contains(Place.beginning());
  }

  @Test
  default void while_somebody_is_at_it_nobody_else_is() {
    var connection = watched();
    begin(connection, NOON, EVENING);

    assertThat(rounds().due(EVENING.minusMillis(1))).doesNotContain(connection);
    assertThat(begin(connection, NOON, EVENING)).isEmpty();
    assertThat(rounds().due(EVENING)).contains(connection);
    assertThat(begin(connection, EVENING, EVENING.plusSeconds(1))).isPresent();
  }

  @Test
  default void the_next_round_is_due_after_the_pause_and_goes_on_where_this_one_ended() {
    var connection = watched();
    rounds().end(begin(connection, TEN, EVENING).orElseThrow(), PLACE, NOON);

    assertThat(rounds().due(NOON.plusSeconds(59))).doesNotContain(connection);
    assertThat(rounds().due(NOON.plusSeconds(60))).contains(connection);
    assertThat(begin(connection, NOON, EVENING)).map(Round::place).contains(PLACE);
  }

  @Test
  default void a_round_that_another_node_has_just_done_is_not_done_again() {
    var connection = watched();
    rounds().end(begin(connection, TEN, EVENING).orElseThrow(), PLACE, NOON);

    assertThat(rounds().begin(connection, UUID.randomUUID(), NOON, EVENING, NOON.minusSeconds(1)))
        .isEmpty();
    assertThat(rounds().begin(connection, UUID.randomUUID(), NOON, EVENING, NOON)).isPresent();
  }

  @Test
  default void who_has_lost_the_lease_writes_nothing_down() {
    var connection = watched();
    var lost = begin(connection, TEN, ELEVEN).orElseThrow();
    var round = begin(connection, ELEVEN, NOON).orElseThrow();

    rounds().end(lost, PLACE, ELEVEN);

    assertThat(begin(connection, ELEVEN, EVENING)).isEmpty();
    rounds().end(round, Place.beginning(), NOON);
    assertThat(begin(connection, NOON, EVENING)).map(Round::place).contains(Place.beginning());
  }

  @Test
  default void a_connection_of_another_organization_is_not_looked_through() {
    var connection = watched();
    var other = new Watched(watched().organization(), connection.connection());

    assertThat(begin(other, NOON, EVENING)).isEmpty();
  }
}
