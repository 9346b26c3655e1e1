package dev.threadkeep.application.outbox;

import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.ORGANIZATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.threadkeep.application.CountingIds;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.connection.Connection;
import dev.threadkeep.application.connection.ConnectionException;
import dev.threadkeep.application.connection.ConnectionSecrets;
import dev.threadkeep.application.connection.ConnectionStore;
import dev.threadkeep.application.connection.Connections;
import dev.threadkeep.application.connection.LabelledSeal;
import dev.threadkeep.application.connection.SealedCredentials;
import dev.threadkeep.application.connection.SealedSecret;
import dev.threadkeep.application.connection.Terms;
import dev.threadkeep.application.connection.Vendors;
import dev.threadkeep.application.delivery.Rest;
import dev.threadkeep.application.delivery.Rest.Reason;
import dev.threadkeep.application.outbox.Outbox.DueConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom it leaves alone, and until when. */
class DispatcherTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final AtomicReference<Connection> connection = new AtomicReference<>(begun());
  private final AtomicInteger claims = new AtomicInteger();
  private final List<RuntimeException> unforeseen = new ArrayList<>();
  private final Outbox outbox = mock();
  private final ConnectionStore connections = mock();
  private final List<Rest> resting = new ArrayList<>();
  private final Rests rests = new Rests(() -> List.copyOf(resting), now::get);
  private final Dispatcher dispatcher =
      new Dispatcher(
          outbox,
          connections,
          new ConnectionSecrets(new LabelledSeal("key-1")),
          new Vendors(List.of(new ScriptedBackend())),
          new CountingIds(),
          now::get,
          rests,
          Runnable::run,
          () -> {},
          (_, _) -> {},
          (_, failure) -> unforeseen.add(failure));

  private static Connection begun() {
    var terms = Connections.terms();
    return Connection.begun(
        Connections.connection().id(),
        INTERCOM_VENDOR,
        new Terms(terms.name(), terms.baseUrl(), SealedCredentials.none(), terms.settings(), true),
        NOON);
  }

  @BeforeEach
  void something_is_due() {
    when(outbox.due(any()))
        .thenAnswer(_ -> List.of(new DueConnection(ORGANIZATION, connection.get().id())));
    when(outbox.claim(any(), anyInt(), any(), any()))
        .thenAnswer(
            _ -> {
              claims.incrementAndGet();
              return List.of();
            });
    when(connections.find(any(Caller.class), any())).thenAnswer(_ -> Optional.of(connection.get()));
  }

  @AfterEach
  void nothing_else_went_wrong() {
    assertThat(unforeseen).allMatch(ConnectionException.UnreadableSecret.class::isInstance);
  }

  private void restsFor(Duration time) {
    rests(connection.get(), Reason.ASKED_FOR, time);
  }

  private void rests(Connection as, Reason reason, Duration time) {
    resting.add(new Rest(as.id(), as.vendor(), as.edition(), reason, now.get().plus(time)));
  }

  @Test
  void a_connection_that_is_to_be_left_alone_is_until_then() {
    restsFor(HOUR);

    dispatcher.look();
    assertThat(claims).hasValue(0);
    now.set(NOON.plus(HOUR));
    dispatcher.look();
    assertThat(claims).hasValue(1);
  }

  @Test
  void a_connection_that_was_changed_is_left_alone_no_longer() {
    restsFor(HOUR);
    var standing = connection.get();
    connection.set(standing.on(Connections.named(standing.terms(), "Mended"), NOON));

    dispatcher.look();

    assertThat(claims).hasValue(1);
    assertThat(rests.until(connection.get())).isEmpty();
  }

  @Test
  void the_longest_rest_counts_and_each_connection_is_shown_once() {
    restsFor(Duration.ofSeconds(5));
    restsFor(HOUR);
    rests(connection.get(), Reason.FAILING, Duration.ofSeconds(30));

    assertThat(rests.until(connection.get())).hasValue(NOON.plus(HOUR));
    assertThat(rests.paused()).extracting(Rest::until).containsExactly(NOON.plus(HOUR));
    assertThat(rests.broken()).extracting(Rest::until).containsExactly(NOON.plusSeconds(30));
  }

  @Test
  void only_who_asked_for_time_is_asked_nothing_either() {
    for (var reason : List.of(Reason.FAILING, Reason.PUT_OFF, Reason.LOCKED)) {
      rests(connection.get(), reason, HOUR);
    }
    assertThat(rests.askedUntil(connection.get())).isEmpty();

    restsFor(Duration.ofMinutes(2));

    assertThat(rests.askedUntil(connection.get())).hasValue(NOON.plusSeconds(120));
  }

  @Test
  void a_secret_that_cannot_be_opened_is_tried_again_a_minute_later() {
    var standing = connection.get();
    connection.set(
        Connection.begun(
            standing.id(),
            INTERCOM_VENDOR,
            new Terms(
                "Locked",
                standing.terms().baseUrl(),
                new SealedCredentials(Map.of("token", new SealedSecret("key-2", ""))),
                standing.terms().settings(),
                true),
            NOON));

    dispatcher.look();

    assertThat(unforeseen).hasSize(1);
    assertThat(rests.until(connection.get())).hasValue(NOON.plusSeconds(60));
  }
}
