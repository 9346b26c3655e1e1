package dev.threadkeep.persistence.outbox;

import static dev.threadkeep.application.holding.DeliveryState.PARKED;
import static dev.threadkeep.application.holding.DeliveryState.PENDING;
import static dev.threadkeep.domain.thread.fixture.Cast.ELEVEN;
import static dev.threadkeep.domain.thread.fixture.Cast.EVENING;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.connection.Terms;
import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.application.outbox.Delivery;
import dev.threadkeep.application.outbox.DeliveryId;
import dev.threadkeep.application.outbox.DeliveryLog;
import dev.threadkeep.application.outbox.DeliveryLog.Backlog;
import dev.threadkeep.application.outbox.DeliveryLog.Batch;
import dev.threadkeep.application.outbox.DeliveryLogContract;
import dev.threadkeep.application.outbox.Lease;
import dev.threadkeep.application.outbox.Outbox;
import dev.threadkeep.application.outbox.Outbox.DueConnection;
import dev.threadkeep.application.outbox.Outbox.LeasedStream;
import dev.threadkeep.application.outbox.Outbox.Settlement;
import dev.threadkeep.persistence.Bench;
import dev.threadkeep.persistence.Eventually;
import dev.threadkeep.persistence.TestDatabase;
import dev.threadkeep.persistence.session.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PostgresDeliveryLogTest implements DeliveryLogContract {
  private final Session session = new Session(Bench.shared().database(), () -> NOON);
  private final AtomicInteger rung = new AtomicInteger();
  private final DeliveryLog log = new PostgresDeliveryLog(session, rung::incrementAndGet);
  private final Outbox outbox = new PostgresOutbox(session);
  private final Lease lease = new Lease(UUID.randomUUID(), EVENING);

  @Override
  public DeliveryLog log() {
    return log;
  }

  @Override
  public Place place() {
    return DatabasePlace.in(Bench.shared());
  }

  private static DueConnection due(Scene scene) {
    return new DueConnection(scene.place().caller().organization(), scene.connection());
  }

  private void retry(Scene scene, Delivery delivery) {
    log.retry(scene.place().caller(), scene.place().signature(), delivery.id(), ELEVEN);
  }

  private void settle(Scene scene, LeasedStream stream, @Nullable Instant next, int tries) {
    outbox.settle(
        due(scene),
        lease,
        List.of(
            new Settlement(
                scene.thread(),
                stream.enqueued(),
                List.of(),
                next,
                false,
                tries,
                tries == 0 ? null : TEN)),
        ELEVEN);
  }

  @Test
  void what_is_tried_again_is_due_at_once_as_if_nothing_had_ever_failed() {
    var scene = Scene.in(place());
    scene.kept(1, PENDING, TEN);
    var parked = scene.kept(2, PARKED, TEN);
    settle(scene, outbox.claim(due(scene), 1, lease, NOON).getFirst(), EVENING, 7);

    retry(scene, parked);

    assertThat(outbox.claim(due(scene), 1, lease, ELEVEN))
        .singleElement()
        .satisfies(
            stream -> {
              assertThat(stream.tries()).isZero();
              assertThat(stream.failingSince()).isNull();
              assertThat(stream.enqueued()).isEqualTo(2);
            });
  }

  @Test
  void whoever_works_on_the_stream_goes_on_with_what_is_tried_again() {
    var scene = Scene.in(place());
    scene.kept(1, PENDING, TEN);
    var parked = scene.kept(2, PARKED, TEN);
    var stream = outbox.claim(due(scene), 1, lease, NOON).getFirst();

    retry(scene, parked);

    assertThat(outbox.claim(due(scene), 1, lease, NOON)).isEmpty();
    settle(scene, stream, null, 0);
    assertThat(outbox.claim(due(scene), 1, lease, NOON)).hasSize(1);
  }

  @Test
  void while_somebody_works_on_it_nobody_knows_when_it_is_tried_next() {
    var scene = Scene.in(place());
    var pending = scene.kept(1, PENDING, TEN);
    outbox.claim(due(scene), 1, lease, NOON);

    assertThat(log.find(scene.place().caller(), pending.id()))
        .hasValueSatisfying(found -> assertThat(found.nextAttemptAt()).isNull());
  }

  @Test
  void all_streams_of_what_is_tried_again_are_due() {
    var scene = Scene.in(place());
    scene.kept(1, PARKED, TEN);
    scene.kept(2, PARKED, TEN);
    scene.otherThread().kept(1, PARKED, TEN);

    log.retryAll(
        scene.place().caller(), scene.place().signature(), scene.connection(), NINE, 10, ELEVEN);

    assertThat(outbox.claim(due(scene), 10, lease, ELEVEN))
        .extracting(LeasedStream::enqueued)
        .containsExactlyInAnyOrder(1L, 2L);
  }

  @Test
  void a_batch_of_which_somebody_else_retries_some_meanwhile_is_not_the_last() throws Exception {
    var scene = Scene.in(place());
    var first = scene.kept(1, PARKED, TEN);
    scene.kept(2, PARKED, ELEVEN);
    scene.kept(3, PARKED, NOON);
    CompletableFuture<Batch> batch;
    try (var other = TestDatabase.asSuperuser(Bench.shared().address())) {
      other.setAutoCommit(false);
      retryBeside(other, first);

      batch =
          CompletableFuture.supplyAsync(
              () ->
                  log.retryAll(
                          scene.place().caller(),
                          scene.place().signature(),
                          scene.connection(),
                          NINE,
                          2,
                          NOON)
                      .orElseThrow());
      Eventually.becomesTrue("it is waited for", () -> TestDatabase.isWaitedFor(other));
      other.commit();
    }

    assertThat(batch.join()).isEqualTo(new Batch(1, false));
  }

  private static void retryBeside(Connection other, Delivery parked) throws SQLException {
    try (var statement = other.createStatement()) {
      statement.execute(
          "UPDATE delivery SET state = 'pending', settled_at = NULL WHERE id = '%s'"
              .formatted(parked.id()));
    }
  }

  @Test
  void the_bell_rings_where_there_is_something_to_send() {
    var scene = Scene.in(place());
    var parked = scene.kept(1, PARKED, TEN);
    var caller = scene.place().caller();
    var signature = scene.place().signature();

    log.retry(caller, signature, new DeliveryId(UUID.randomUUID()), NOON);
    log.retryAll(caller, signature, scene.connection(), NOON, 10, NOON);
    assertThat(rung).hasValue(0);
    retry(scene, parked);
    assertThat(rung).hasValue(1);
    scene.kept(2, PARKED, TEN);
    log.retryAll(caller, signature, scene.connection(), NINE, 10, NOON);
    assertThat(rung).hasValue(2);
  }

  @Test
  void what_waits_for_a_connection_that_is_switched_off_is_nobodys_delay() {
    var scene = Scene.in(place());
    var others = oldest();
    scene.kept(1, PENDING, Instant.EPOCH.minusSeconds(1));
    assertThat(oldest()).contains(Instant.EPOCH.minusSeconds(1));

    switchOff(scene);

    assertThat(oldest()).isEqualTo(others);
  }

  private List<Instant> oldest() {
    return log.backlog().stream()
        .filter(backlog -> backlog.state() == PENDING)
        .map(Backlog::oldest)
        .filter(Objects::nonNull)
        .toList();
  }

  private static void switchOff(Scene scene) {
    Bench.shared()
        .connections()
        .replace(
            scene.place().caller(),
            scene.place().signature(),
            scene.connection(),
            standing -> {
              var terms = standing.terms();
              return standing.on(
                  new Terms(
                      terms.name(), terms.baseUrl(), terms.credentials(), terms.settings(), false),
                  ELEVEN);
            });
  }

  @Test
  void a_connection_takes_its_streams_with_it_and_what_was_under_way_settles_nothing() {
    var scene = Scene.in(place());
    var pending = scene.kept(1, PENDING, TEN);
    var stream = outbox.claim(due(scene), 1, lease, NOON).getFirst();

    scene.place().remove(scene.connection());

    settle(scene, stream, NOON, 1);
    assertThat(outbox.claim(due(scene), 1, lease, EVENING)).isEmpty();
    assertThat(log.find(scene.place().caller(), pending.id()))
        .hasValueSatisfying(
            found -> {
              assertThat(found.state()).isEqualTo(DeliveryState.NOT_PROPAGATED);
              assertThat(found.settledAt()).isEqualTo(EVENING);
            });
  }
}
