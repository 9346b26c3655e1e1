package dev.threadkeep.application.hook;

import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.ORGANIZATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.threadkeep.application.CountingIds;
import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.connection.Connection;
import dev.threadkeep.application.connection.ConnectionException;
import dev.threadkeep.application.connection.Connections;
import dev.threadkeep.application.delivery.Hook;
import dev.threadkeep.application.delivery.Listing;
import dev.threadkeep.application.delivery.Rest;
import dev.threadkeep.application.delivery.Rest.Reason;
import dev.threadkeep.application.hook.HookStore.Backlog;
import dev.threadkeep.application.hook.HookStore.Heard;
import dev.threadkeep.application.hook.HookStore.Source;
import dev.threadkeep.application.hook.ToldThread.Look;
import dev.threadkeep.application.inbound.Lines;
import dev.threadkeep.application.inbound.SomeLine;
import dev.threadkeep.application.inbound.WatchedVendor;
import dev.threadkeep.application.outbox.Rests;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HookRunnerTest {
  private final HooksInMemory hooks = new HooksInMemory(_ -> Optional.of(ORGANIZATION));
  private final Lines lines = mock();
  private final ToldThread told = mock();
  private final Connection connection = Connections.connection();
  private final Source source = new Source(ORGANIZATION, connection.id());
  private final List<Rest> resting = new ArrayList<>();
  private final Map<String, Look> looks = new HashMap<>();
  private final List<String> lookedAt = new ArrayList<>();
  private final List<String> observed = new ArrayList<>();
  private Duration ofOneLook = Duration.ZERO;
  private Instant now = NOON;
  private int done;

  @BeforeEach
  void a_connection_and_what_comes_of_looks() {
    when(lines.open(any(), any()))
        .thenAnswer(
            _ ->
                Optional.of(
                    SomeLine.to(ORGANIZATION, connection, new WatchedVendor(Listing.NONE))));
    when(told.look(any(), any()))
        .thenAnswer(
            call -> {
              ExternalReference thread = call.getArgument(1);
              lookedAt.add(thread.id());
              now = now.plus(ofOneLook);
              return looks.getOrDefault(thread.id(), Look.SETTLED);
            });
  }

  private HookRunner runner() {
    return runner(Runnable::run);
  }

  private HookRunner runner(Executor crew) {
    return new HookRunner(
        hooks,
        lines,
        new Rests(() -> List.copyOf(resting), () -> now),
        told,
        new CountingIds(),
        () -> now,
        crew,
        () -> done++,
        new HookRunner.Observer() {
          @Override
          public void putOff(Source of, int webhooks) {
            observed.add("%s: %d put off".formatted(of.connection(), webhooks));
          }

          @Override
          public void failed(Source of, ExternalReference thread, RuntimeException failure) {
            observed.add(
                "%s, %s: %s".formatted(of.connection(), thread.id(), failure.getMessage()));
          }

          @Override
          public void failed(Source of, RuntimeException failure) {
            observed.add("%s: %s".formatted(of.connection(), failure.getMessage()));
          }
        });
  }

  private void heard(Source from, String thread) {
    hooks.keep(
        new Heard(
            UUID.randomUUID(),
            from,
            INTERCOM_VENDOR,
            null,
            new ExternalReference(INTERCOM_VENDOR, thread),
            new Hook(Map.of(), new byte[0]),
            now),
        Instant.EPOCH);
  }

  private void heard(String... threads) {
    for (var thread : threads) {
      heard(source, thread);
    }
  }

  @Test
  void each_thread_that_was_told_of_is_looked_at_once() {
    heard("t1", "t2", "t1", "t1");

    runner().look();

    assertThat(lookedAt).containsExactly("t1", "t2");
    assertThat(hooks.backlog()).isEmpty();
    assertThat(observed).isEmpty();
    assertThat(done).isEqualTo(1);
  }

  @Test
  void what_is_unsettled_waits_ever_longer_for_the_next_look() {
    looks.put("t1", Look.UNSETTLED);
    heard("t1", "t2");
    var runner = runner();

    runner.look();
    assertThat(lookedAt).containsExactly("t1", "t2");
    now = NOON.plusSeconds(3);
    runner.look();
    assertThat(lookedAt).hasSize(2);
    now = NOON.plusSeconds(6);
    runner.look();
    assertThat(lookedAt).hasSize(3);
    now = now.plusSeconds(7);
    runner.look();
    assertThat(lookedAt).hasSize(3);
    now = now.plusSeconds(5);
    looks.clear();
    runner.look();

    assertThat(lookedAt).hasSize(4);
    assertThat(hooks.backlog()).isEmpty();
    assertThat(observed)
        .containsExactly(connection.id() + ": 1 put off", connection.id() + ": 1 put off");
  }

  @Test
  void a_vendor_that_is_away_is_asked_for_nothing_more() {
    looks.put("t2", Look.AWAY);
    heard("t1", "t2", "t3", "t3");

    runner().look();

    assertThat(lookedAt).containsExactly("t1", "t2");
    assertThat(observed).containsExactly(connection.id() + ": 3 put off");
    assertThat(hooks.due(NOON.plusSeconds(3))).isEmpty();
    assertThat(hooks.due(NOON.plusSeconds(6))).containsExactly(source);
  }

  private void asksForTime(Instant until) {
    resting.add(
        new Rest(
            connection.id(), connection.vendor(), connection.edition(), Reason.ASKED_FOR, until));
  }

  @Test
  void a_vendor_that_asked_for_time_is_asked_for_nothing_until_then() {
    asksForTime(NOON.plusSeconds(1_800));
    heard("t1");
    var runner = runner();

    runner.look();
    assertThat(lookedAt).isEmpty();
    assertThat(hooks.due(NOON.plusSeconds(1_799))).isEmpty();
    now = NOON.plusSeconds(1_800);
    looks.put("t1", Look.AWAY);
    runner.look();

    assertThat(lookedAt).containsExactly("t1");
    assertThat(hooks.due(now.plusSeconds(6))).as("the first failure").containsExactly(source);
  }

  @Test
  void what_meets_a_vendor_that_asks_for_time_waits_as_long_and_has_not_failed() {
    doAnswer(
            call -> {
              ExternalReference thread = call.getArgument(1);
              lookedAt.add(thread.id());
              if (resting.isEmpty()) {
                asksForTime(NOON.plusSeconds(1_800));
              }
              return Look.AWAY;
            })
        .when(told)
        .look(any(), any());
    heard("t1", "t2");
    var runner = runner();

    runner.look();
    assertThat(lookedAt).containsExactly("t1");
    assertThat(hooks.due(NOON.plusSeconds(1_799))).isEmpty();
    now = NOON.plusSeconds(1_800);
    runner.look();

    assertThat(lookedAt).containsExactly("t1", "t1");
    assertThat(hooks.due(now.plusSeconds(6))).as("the first failure").containsExactly(source);
  }

  @Test
  void after_twenty_seconds_the_rest_is_given_back_and_is_no_failure() {
    ofOneLook = HookRunner.LONGEST;
    heard("t1", "t2");
    var runner = runner();

    runner.look();
    assertThat(lookedAt).containsExactly("t1");
    runner.look();

    assertThat(lookedAt).containsExactly("t1", "t2");
    assertThat(observed).isEmpty();
    assertThat(done).isEqualTo(2);
  }

  @Test
  void who_is_to_stop_takes_on_nothing() {
    heard("t1");
    var runner = runner();

    runner.stop();
    runner.look();

    assertThat(lookedAt).isEmpty();
    assertThat(hooks.due(NOON)).containsExactly(source);
  }

  @Test
  void who_is_told_to_stop_meanwhile_gives_the_rest_back() {
    heard("t1", "t2");
    var runner = runner();
    doAnswer(
            call -> {
              ExternalReference thread = call.getArgument(1);
              lookedAt.add(thread.id());
              runner.stop();
              return Look.SETTLED;
            })
        .when(told)
        .look(any(), any());

    runner.look();

    assertThat(lookedAt).containsExactly("t1");
    assertThat(hooks.due(NOON)).containsExactly(source);
  }

  @Test
  void a_connection_that_is_being_worked_on_is_not_taken_on_again() {
    heard("t1");
    var tasks = new ArrayList<Runnable>();
    var runner = runner(tasks::add);

    runner.look();
    runner.look();
    assertThat(tasks).hasSize(1);
    tasks.removeFirst().run();
    heard("t2");
    runner.look();
    tasks.removeFirst().run();

    assertThat(lookedAt).containsExactly("t1", "t2");
  }

  @Test
  void no_more_connections_are_worked_on_at_once_than_there_is_room_for() {
    for (int number = 1; number <= 9; number++) {
      heard(new Source(ORGANIZATION, Connections.connection().id()), "t");
    }
    var tasks = new ArrayList<Runnable>();
    var runner = runner(tasks::add);

    runner.look();
    assertThat(tasks).hasSize(8);
    tasks.forEach(Runnable::run);
    tasks.clear();
    runner.look();

    assertThat(tasks).hasSize(1);
  }

  @Test
  void a_thread_that_fails_is_told_and_put_off_and_keeps_no_other_from_being_looked_at() {
    doThrow(new IllegalStateException("Oops."))
        .when(told)
        .look(any(), eq(new ExternalReference(INTERCOM_VENDOR, "t2")));
    heard("t1", "t2", "t3", "t2");
    var runner = runner();

    runner.look();

    assertThat(lookedAt).containsExactly("t1", "t3");
    assertThat(observed)
        .containsExactly(connection.id() + ", t2: Oops.", connection.id() + ": 2 put off");
    assertThat(hooks.backlog()).extracting(Backlog::hooks).containsExactly(2L);
    assertThat(done).isEqualTo(1);

    now = NOON.plusSeconds(6);
    runner.look();

    assertThat(observed).hasSize(4);
    assertThat(hooks.due(now.plusSeconds(7))).isEmpty();
    assertThat(hooks.due(now.plusSeconds(15))).containsExactly(source);
  }

  @Test
  void while_the_store_cannot_be_reached_what_was_taken_on_waits_for_the_lease_to_end() {
    heard("t1", "t2");
    doThrow(new StoreUnavailableException("Away.")).when(told).look(any(), any());
    var runner = runner();

    runner.look();
    runner.look();

    assertThat(observed).containsExactly(connection.id() + ": Away.");
    assertThat(done).isZero();
    assertThat(hooks.due(NOON.plus(Duration.ofMinutes(10)))).containsExactly(source);
  }

  @Test
  void a_secret_that_cannot_be_opened_is_tried_again_a_minute_later() {
    heard("t1");
    when(lines.open(any(), any()))
        .thenThrow(new ConnectionException.UnreadableSecret("key-1", false));

    runner().look();

    assertThat(observed).hasSize(1);
    assertThat(hooks.due(NOON.plusSeconds(59))).isEmpty();
    assertThat(hooks.due(NOON.plusSeconds(60))).containsExactly(source);
  }

  @Test
  void over_a_connection_that_has_just_been_switched_off_nobody_is_asked() {
    heard("t1");
    when(lines.open(any(), any())).thenReturn(Optional.empty());

    runner().look();

    assertThat(lookedAt).isEmpty();
    assertThat(done).isZero();
  }
}
