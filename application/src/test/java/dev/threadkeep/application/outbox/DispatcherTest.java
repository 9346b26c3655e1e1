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
import dev.threadkeep.application.connection.ConnectionSecrets;
import dev.threadkeep.application.connection.ConnectionStore;
import dev.threadkeep.application.connection.Connections;
import dev.threadkeep.application.connection.LabelledSeal;
import dev.threadkeep.application.connection.SealedCredentials;
import dev.threadkeep.application.connection.Terms;
import dev.threadkeep.application.connection.Vendors;
import dev.threadkeep.application.delivery.Rest;
import dev.threadkeep.application.outbox.Outbox.DueConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom it leaves alone, and until when. */
class DispatcherTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final AtomicReference<Connection> connection = new AtomicReference<>(begun());
  private final AtomicInteger claims = new AtomicInteger();
  private final Outbox outbox = mock();
  private final ConnectionStore connections = mock();
  private final Rests rests = new Rests(List::of, now::get);
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
          (_, failure) -> {
            throw failure;
          });

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

  private void pauseFor(Duration time) {
    rests.pause(
        connection.get().id(), INTERCOM_VENDOR, connection.get().edition(), now.get().plus(time));
  }

  @Test
  void a_connection_that_is_to_be_left_alone_is_until_then() {
    pauseFor(HOUR);

    dispatcher.look();
    assertThat(claims).hasValue(0);
    now.set(NOON.plus(HOUR));
    dispatcher.look();
    assertThat(claims).hasValue(1);
  }

  @Test
  void a_connection_that_was_changed_is_left_alone_no_longer() {
    pauseFor(HOUR);
    var standing = connection.get();
    connection.set(standing.on(Connections.named(standing.terms(), "Mended"), NOON));

    dispatcher.look();

    assertThat(claims).hasValue(1);
    assertThat(rests.paused()).isEmpty();
  }

  @Test
  void what_a_call_found_that_began_before_the_change_counts_no_more() {
    var standing = connection.get();
    connection.set(standing.on(Connections.named(standing.terms(), "Mended"), NOON));

    rests.pause(standing.id(), INTERCOM_VENDOR, standing.edition(), NOON.plus(HOUR));
    dispatcher.look();

    assertThat(claims).hasValue(1);
  }

  @Test
  void the_longest_pause_counts_and_can_be_seen() {
    pauseFor(HOUR);
    pauseFor(Duration.ofSeconds(5));

    assertThat(rests.paused())
        .containsExactly(
            new Rest(
                connection.get().id(),
                INTERCOM_VENDOR,
                connection.get().edition(),
                NOON.plus(HOUR)));
    assertThat(rests.until(connection.get())).hasValue(NOON.plus(HOUR));
  }
}
