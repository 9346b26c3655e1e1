package dev.threadkeep.application.outbox;

import static dev.threadkeep.application.holding.DeliveryState.DELIVERED;
import static dev.threadkeep.application.holding.DeliveryState.NOT_PROPAGATED;
import static dev.threadkeep.application.holding.DeliveryState.PARKED;
import static dev.threadkeep.application.holding.DeliveryState.PENDING;
import static dev.threadkeep.application.holding.DeliveryState.SUPERSEDED;
import static dev.threadkeep.domain.thread.fixture.Cast.ELEVEN;
import static dev.threadkeep.domain.thread.fixture.Cast.EVENING;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.application.access.AuditEntry;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.KeyInvalidException;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.holding.DeliveryOperation;
import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.application.outbox.DeliveryLog.Backlog;
import dev.threadkeep.application.outbox.DeliveryLog.Batch;
import dev.threadkeep.application.outbox.DeliveryLog.Filter;
import dev.threadkeep.application.outbox.DeliveryLog.PlaceInThread;
import dev.threadkeep.application.outbox.DeliveryLog.Position;
import dev.threadkeep.application.outbox.DeliveryLog.Retrial;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What every {@link DeliveryLog} must do; each implementation's test implements this. */
public interface DeliveryLogContract {
  Attempt REFUSED =
      new Attempt(TEN, Attempt.Word.REJECTED, 422, Duration.ofMillis(41), "No such admin.");
  Attempt LOST = new Attempt(ELEVEN, Attempt.Word.UNKNOWN, null, Duration.ofSeconds(15), null);

  DeliveryLog log();

  /** An organization of its own. */
  Place place();

  /** An organization, and what there is beside deliveries. */
  interface Place {
    Caller caller();

    Signature signature();

    /** Whose key no longer works. */
    Caller lockedOut();

    /** Another thread, opened at nine. */
    ThreadId thread();

    /** Changes the thread, in one change of two events. */
    void changeTwice(ThreadId thread, Instant at);

    /** Another connection to Intercom. */
    ConnectionId connection();

    /** Which edition of the connection there is. */
    long edition(ConnectionId connection);

    void remove(ConnectionId connection);

    /** Keeps the delivery; where it is pending, its stream is as it says. */
    void write(Delivery delivery);

    /** Newest first. */
    List<AuditEntry> audit();
  }

  /** A place with one thread and one connection. */
  record Scene(Place place, ThreadId thread, ConnectionId connection) {
    public static Scene in(Place place) {
      return new Scene(place, place.thread(), place.connection());
    }

    public Scene otherThread() {
      return new Scene(place, place.thread(), connection);
    }

    public Scene otherConnection() {
      return new Scene(place, thread, place.connection());
    }

    public Delivery kept(
        long sequence, DeliveryState state, Instant createdAt, Attempt... attempts) {
      var isPending = state == PENDING;
      var delivery =
          new Delivery(
              new DeliveryId(UUID.randomUUID()),
              connection,
              INTERCOM_VENDOR,
              thread,
              sequence,
              DeliveryOperation.CLOSE,
              state,
              createdAt,
              isPending ? null : createdAt.plusSeconds(1),
              List.of(attempts),
              isPending ? NOON : null);
      place.write(delivery);
      return delivery;
    }
  }

  private Scene scene() {
    return Scene.in(place());
  }

  private List<Delivery> ofThread(Scene scene) {
    return log().ofThread(scene.place().caller(), scene.thread(), 10, null).orElseThrow().items();
  }

  private List<Delivery> listed(
      Scene scene, @Nullable DeliveryState state, @Nullable ConnectionId connection) {
    var all = new ArrayList<Delivery>();
    @Nullable Position from = null;
    do {
      var page = log().list(scene.place().caller(), new Filter(state, connection), 1, from);
      all.addAll(page.items());
      from = page.next();
    } while (from != null);
    return all;
  }

  private Retrial retry(Scene scene, DeliveryId id) {
    return log().retry(scene.place().caller(), scene.place().signature(), id, EVENING);
  }

  private int retryAll(Scene scene, Instant since, int most) {
    return batch(scene, since, most).deliveries();
  }

  private Batch batch(Scene scene, Instant since, int most) {
    return log()
        .retryAll(
            scene.place().caller(),
            scene.place().signature(),
            scene.connection(),
            since,
            most,
            EVENING)
        .orElseThrow();
  }

  private static Delivery pendingAgain(Delivery delivery) {
    return pendingAgain(delivery, EVENING);
  }

  private static Delivery pendingAgain(Delivery delivery, Instant at) {
    return new Delivery(
        delivery.id(),
        delivery.connection(),
        delivery.vendor(),
        delivery.thread(),
        delivery.sequence(),
        delivery.operation(),
        PENDING,
        delivery.createdAt(),
        null,
        delivery.attempts(),
        at);
  }

  @Test
  default void a_delivery_is_shown_with_its_attempts() {
    var scene = scene();
    var delivery = scene.kept(3, PARKED, TEN, REFUSED, LOST);

    assertThat(log().find(scene.place().caller(), delivery.id())).hasValue(delivery);
    assertThat(ofThread(scene)).containsExactly(delivery);
    assertThat(listed(scene, null, null)).containsExactly(delivery);
  }

  @Test
  default void one_that_waits_says_when_it_is_tried_next() {
    var scene = scene();
    var delivery = scene.kept(3, PENDING, TEN, LOST);

    assertThat(log().find(scene.place().caller(), delivery.id()))
        .hasValueSatisfying(found -> assertThat(found.nextAttemptAt()).isEqualTo(NOON));
  }

  @Test
  default void has_none_of_another_organization() {
    var others = scene().otherThread();
    var theirs = others.kept(3, PARKED, TEN);
    var scene = scene();
    var caller = scene.place().caller();

    assertThat(log().find(caller, theirs.id())).isEmpty();
    assertThat(log().ofThread(caller, others.thread(), 10, null)).isEmpty();
    assertThat(listed(scene, null, null)).isEmpty();
    assertThat(listed(scene, null, others.connection())).isEmpty();
    assertThat(retry(scene, theirs.id())).isEqualTo(new Retrial.NotFound());
    assertThat(
            log()
                .retryAll(
                    caller, scene.place().signature(), others.connection(), NINE, 10, EVENING))
        .isEmpty();
    assertThat(log().find(others.place().caller(), theirs.id())).hasValue(theirs);
  }

  @Test
  default void of_a_thread_that_there_is_not_nothing_is_told_and_of_others_what_there_is() {
    var scene = scene();

    assertThat(log().ofThread(scene.place().caller(), new ThreadId(UUID.randomUUID()), 10, null))
        .isEmpty();
    assertThat(ofThread(scene)).isEmpty();
  }

  @Test
  default void a_threads_deliveries_come_in_the_order_of_its_events_page_by_page() {
    var scene = scene();
    var third = scene.kept(9, DELIVERED, TEN);
    var first = scene.kept(2, DELIVERED, NOON);
    var second = scene.kept(3, PARKED, ELEVEN);
    var beside = scene.otherConnection().kept(3, DELIVERED, ELEVEN);
    scene.otherThread().kept(1, DELIVERED, TEN);
    var all = new ArrayList<Delivery>();
    @Nullable PlaceInThread from = null;

    do {
      var page = log().ofThread(scene.place().caller(), scene.thread(), 1, from).orElseThrow();
      all.addAll(page.items());
      from = page.next();
    } while (from != null);

    assertThat(all).hasSize(4).startsWith(first).endsWith(third).contains(second, beside);
  }

  @Test
  default void an_organizations_deliveries_come_newest_first_page_by_page() {
    var scene = scene();
    var other = scene.otherThread().otherConnection();
    var pending = scene.kept(2, SUPERSEDED, TEN);
    var oldest = other.kept(2, PARKED, NINE);
    var newest = scene.kept(3, PARKED, NOON);
    var third = other.kept(3, DELIVERED, ELEVEN);

    assertThat(listed(scene, null, null)).containsExactly(newest, third, pending, oldest);
    assertThat(listed(scene, PARKED, null)).containsExactly(newest, oldest);
    assertThat(listed(scene, null, scene.connection())).containsExactly(newest, pending);
    assertThat(listed(scene, PARKED, scene.connection())).containsExactly(newest);
    assertThat(listed(scene, PENDING, null)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"PARKED", "NOT_PROPAGATED"})
  default void what_was_given_up_is_tried_again_at_once_and_the_audit_knows(DeliveryState state) {
    var scene = scene();
    var delivery = scene.kept(3, state, TEN, REFUSED);

    var retrial = retry(scene, delivery.id());

    assertThat(retrial).isEqualTo(new Retrial.Retried(pendingAgain(delivery)));
    assertThat(log().find(scene.place().caller(), delivery.id())).hasValue(pendingAgain(delivery));
    var entry = scene.place().audit().getFirst();
    assertThat(entry.type()).isEqualTo("delivery.retried");
    assertThat(entry.at()).isEqualTo(EVENING);
    assertThat(entry.by()).isEqualTo(scene.place().signature().by());
    assertThat(entry.subject()).isEqualTo(delivery.id().toString());
    assertThat(entry.data())
        .hasToString(
            "{\"connection_id\":\"%s\",\"thread_id\":\"%s\",\"seq\":3,\"operation\":\"close\",\"state\":\"%s\"}"
                .formatted(scene.connection(), scene.thread(), state.word()));
  }

  @Test
  default void one_that_waits_for_a_later_time_is_tried_again_at_once_and_the_audit_knows() {
    var scene = scene();
    var delivery = scene.kept(3, PENDING, TEN, LOST);

    var retrial =
        log().retry(scene.place().caller(), scene.place().signature(), delivery.id(), ELEVEN);

    var again = pendingAgain(delivery, ELEVEN);
    assertThat(retrial).isEqualTo(new Retrial.Retried(again));
    assertThat(log().find(scene.place().caller(), delivery.id())).hasValue(again);
    assertThat(scene.place().audit().getFirst().type()).isEqualTo("delivery.retried");
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"PARKED", "NOT_PROPAGATED"})
  default void what_was_not_given_up_stays_as_it_is(DeliveryState state) {
    var scene = scene();
    var delivery = scene.kept(3, state, TEN);
    int recorded = scene.place().audit().size();

    assertThat(retry(scene, delivery.id())).isEqualTo(new Retrial.Refused(state));

    assertThat(log().find(scene.place().caller(), delivery.id())).hasValue(delivery);
    assertThat(scene.place().audit()).hasSize(recorded);
  }

  @Test
  default void what_there_is_not_cannot_be_tried_again() {
    assertThat(retry(scene(), new DeliveryId(UUID.randomUUID()))).isEqualTo(new Retrial.NotFound());
  }

  @Test
  default void once_a_connection_is_gone_nothing_waits_for_it_and_nothing_can_be_tried_again() {
    var scene = scene();
    var waiting = scene.kept(2, PENDING, TEN);
    var parked = scene.kept(3, PARKED, TEN);
    var elsewhere = scene.otherConnection().kept(2, PENDING, TEN);

    scene.place().remove(scene.connection());

    assertThat(ofThread(scene))
        .filteredOn(delivery -> delivery.connection().equals(scene.connection()))
        .extracting(Delivery::state)
        .containsExactly(NOT_PROPAGATED, PARKED);
    assertThat(ofThread(scene)).contains(elsewhere);
    assertThat(retry(scene, waiting.id())).isEqualTo(new Retrial.Unconnected());
    assertThat(retry(scene, parked.id())).isEqualTo(new Retrial.Unconnected());
    assertThat(
            log()
                .retryAll(
                    scene.place().caller(),
                    scene.place().signature(),
                    scene.connection(),
                    NINE,
                    10,
                    EVENING))
        .isEmpty();
  }

  @Test
  default void all_that_is_parked_of_a_connection_since_a_time_is_tried_again() {
    var scene = scene();
    var before = scene.kept(2, PARKED, NINE);
    var first = scene.kept(3, PARKED, TEN, REFUSED);
    var second = scene.kept(4, PARKED, ELEVEN);
    var third = scene.otherThread().kept(2, PARKED, NOON);
    var untold = scene.kept(5, NOT_PROPAGATED, NOON);
    var elsewhere = scene.otherConnection().kept(6, PARKED, NOON);

    int retried = retryAll(scene, TEN, 10);

    assertThat(retried).isEqualTo(3);
    assertThat(listed(scene, PENDING, null))
        .containsExactly(pendingAgain(third), pendingAgain(second), pendingAgain(first));
    assertThat(listed(scene, PARKED, null)).containsExactly(elsewhere, before);
    assertThat(listed(scene, NOT_PROPAGATED, null)).containsExactly(untold);
    var entry = scene.place().audit().getFirst();
    assertThat(entry.type()).isEqualTo("deliveries.retried");
    assertThat(entry.subject()).isEqualTo(scene.connection().toString());
    assertThat(entry.data()).hasToString("{\"since\":\"2026-11-20T10:00:00Z\",\"deliveries\":3}");
  }

  @Test
  default void what_waits_for_a_later_time_is_due_at_once_with_what_is_parked() {
    var scene = scene();
    var waiting = scene.kept(3, PENDING, TEN, LOST);
    var before = scene.otherThread().kept(2, PENDING, NINE);
    var elsewhere = scene.otherThread().otherConnection().kept(2, PENDING, TEN);
    var parked = scene.otherThread().kept(2, PARKED, TEN);

    int retried =
        log()
            .retryAll(
                scene.place().caller(),
                scene.place().signature(),
                scene.connection(),
                TEN,
                10,
                ELEVEN)
            .orElseThrow()
            .deliveries();

    assertThat(retried).isEqualTo(2);
    assertThat(listed(scene, PENDING, null))
        .containsExactlyInAnyOrder(
            pendingAgain(waiting, ELEVEN), pendingAgain(parked, ELEVEN), before, elsewhere);
  }

  @Test
  default void whoever_asks_for_another_try_has_the_vendor_found_out_about_anew() {
    var scene = scene();
    long before = scene.place().edition(scene.connection());

    retryAll(scene, NINE, 10);

    assertThat(scene.place().edition(scene.connection())).isGreaterThan(before);
  }

  @Test
  default void no_more_of_them_at_once_than_asked_for_the_oldest_first() {
    var scene = scene();
    scene.kept(3, PARKED, TEN);
    scene.kept(4, PARKED, ELEVEN);
    var last = scene.kept(5, PARKED, NOON);

    assertThat(batch(scene, NINE, 2)).isEqualTo(new Batch(2, false));
    assertThat(listed(scene, PARKED, null)).containsExactly(last);
    assertThat(batch(scene, NINE, 2)).isEqualTo(new Batch(1, true));
  }

  @Test
  default void what_was_made_before_is_not_counted_though_it_waits_for_the_same_thread() {
    var scene = scene();
    scene.kept(2, PENDING, NINE);
    scene.kept(3, PENDING, TEN);

    int retried =
        log()
            .retryAll(
                scene.place().caller(),
                scene.place().signature(),
                scene.connection(),
                TEN,
                10,
                ELEVEN)
            .orElseThrow()
            .deliveries();

    assertThat(retried).isEqualTo(1);
    assertThat(scene.place().audit().getFirst().data())
        .hasToString("{\"since\":\"2026-11-20T10:00:00Z\",\"deliveries\":1}");
  }

  @Test
  default void where_nothing_is_parked_nothing_is_recorded() {
    var scene = scene();
    int recorded = scene.place().audit().size();

    assertThat(retryAll(scene, NINE, 10)).isZero();

    assertThat(scene.place().audit()).hasSize(recorded);
  }

  @Test
  default void a_change_has_the_deliveries_of_its_own_events() {
    var scene = scene();
    var organization = scene.place().caller().organization();
    scene.place().changeTwice(scene.thread(), TEN);
    scene.place().changeTwice(scene.thread(), ELEVEN);
    scene.kept(2, PARKED, TEN);
    scene.kept(4, DELIVERED, ELEVEN);
    scene.kept(5, PENDING, ELEVEN);
    scene.otherConnection().kept(5, SUPERSEDED, ELEVEN);
    scene.otherThread().kept(5, PARKED, ELEVEN);

    assertThat(log().ofChange(organization, scene.thread(), 1)).isEmpty();
    assertThat(log().ofChange(organization, scene.thread(), 3)).containsExactly(PARKED);
    assertThat(log().ofChange(organization, scene.thread(), 5))
        .containsExactlyInAnyOrder(DELIVERED, PENDING, SUPERSEDED);
    assertThat(log().ofChange(scene().place().caller().organization(), scene.thread(), 5))
        .isEmpty();
  }

  @Test
  default void what_was_settled_long_ago_is_forgotten_a_few_at_once() {
    var scene = scene();
    var organization = scene.place().caller().organization();
    var old = NINE.minus(Duration.ofDays(1));
    scene.kept(2, DELIVERED, old);
    scene.kept(3, PARKED, old);
    scene.kept(4, SUPERSEDED, old);
    var waiting = scene.kept(5, PENDING, old);
    var young = scene.kept(6, DELIVERED, TEN);
    var settledLate = scene.kept(7, NOT_PROPAGATED, NINE);

    assertThat(log().forget(organization, NINE, 2)).isEqualTo(2);
    assertThat(log().forget(organization, NINE, 2)).isEqualTo(1);
    assertThat(log().forget(organization, NINE, 2)).isZero();
    assertThat(ofThread(scene)).containsExactly(waiting, young, settledLate);
  }

  @Test
  default void the_backlog_counts_what_waits_and_what_is_parked_with_the_oldest_of_it() {
    var before = backlog(PENDING);
    var scene = scene();
    scene.kept(2, PENDING, Instant.EPOCH);
    scene.kept(3, PENDING, TEN);
    scene.kept(4, DELIVERED, TEN);
    int parked = (int) backlog(PARKED);
    scene.kept(5, PARKED, Instant.EPOCH);

    assertThat(backlog(PENDING)).isEqualTo(before + 2);
    assertThat(backlog(PARKED)).isEqualTo(parked + 1);
    assertThat(log().backlog())
        .filteredOn(backlog -> backlog.vendor().equals(INTERCOM_VENDOR))
        .extracting(Backlog::oldest)
        .containsExactlyInAnyOrder(Instant.EPOCH, Instant.EPOCH);
  }

  private long backlog(DeliveryState state) {
    return log().backlog().stream()
        .filter(backlog -> backlog.vendor().equals(INTERCOM_VENDOR) && backlog.state() == state)
        .mapToLong(Backlog::deliveries)
        .sum();
  }

  @Test
  default void lets_nobody_in_whose_key_no_longer_works() {
    var scene = scene();
    var delivery = scene.kept(3, PARKED, TEN);
    var signature = scene.place().signature();
    Stream<Consumer<Caller>> uses =
        Stream.of(
            each -> log().ofThread(each, scene.thread(), 10, null),
            each -> log().list(each, new Filter(null, null), 10, null),
            each -> log().find(each, delivery.id()),
            each -> log().retry(each, signature, delivery.id(), EVENING),
            each -> log().retryAll(each, signature, scene.connection(), NINE, 1, EVENING));
    var caller = scene.place().lockedOut();

    assertThat(uses)
        .allSatisfy(
            use ->
                assertThatThrownBy(() -> use.accept(caller))
                    .isInstanceOf(KeyInvalidException.class));
    assertThat(ofThread(scene)).containsExactly(delivery);
  }
}
