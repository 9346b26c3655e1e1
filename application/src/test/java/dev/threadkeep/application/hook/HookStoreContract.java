package dev.threadkeep.application.hook;

import static dev.threadkeep.domain.thread.fixture.Cast.ELEVEN;
import static dev.threadkeep.domain.thread.fixture.Cast.EVENING;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.delivery.Hook;
import dev.threadkeep.application.hook.HookStore.Backlog;
import dev.threadkeep.application.hook.HookStore.Heard;
import dev.threadkeep.application.hook.HookStore.Source;
import dev.threadkeep.application.hook.HookStore.Waiting;
import dev.threadkeep.application.outbox.Lease;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link HookStore} must do; each implementation's test implements this. */
public interface HookStoreContract {
  ExternalReference THREAD = new ExternalReference(INTERCOM_VENDOR, "bot", "1911149811", null);

  HookStore hooks();

  /** A connection to Intercom, of an organization of its own. */
  Source source();

  /** One that is switched off. */
  Source switchedOff();

  /** A webhook, about a thread or about none. */
  static Heard heard(
      Source source, @Nullable String event, @Nullable ExternalReference thread, Instant at) {
    return new Heard(
        UUID.randomUUID(),
        source,
        INTERCOM_VENDOR,
        event,
        thread,
        new Hook(Map.of(), "{\"ü\" : 1}".getBytes(StandardCharsets.UTF_8)),
        at);
  }

  private boolean keep(Heard heard) {
    return hooks().keep(heard, heard.at().minus(HookIntake.MEMORY));
  }

  private Heard kept(Source source, Instant at) {
    return kept(source, THREAD, at);
  }

  private Heard kept(Source source, ExternalReference thread, Instant at) {
    var heard = heard(source, null, thread, at);
    keep(heard);
    return heard;
  }

  private static ExternalReference thread(String id) {
    return new ExternalReference(INTERCOM_VENDOR, "bot", id, null);
  }

  private static Lease lease(Instant until) {
    return new Lease(UUID.randomUUID(), until);
  }

  private List<UUID> claimed(Source source, Lease lease, Instant now) {
    return hooks().claim(source, 10, lease, now).stream().map(Waiting::id).toList();
  }

  @Test
  default void a_connection_is_somebodys_as_long_as_it_is_enabled() {
    var source = source();

    assertThat(hooks().organization(source.connection())).contains(source.organization());
    assertThat(hooks().organization(switchedOff().connection())).isEmpty();
    assertThat(hooks().organization(new ConnectionId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  default void what_came_is_due_at_once_and_tells_of_its_thread() {
    var source = source();
    var heard = heard(source, "notif_1", THREAD, TEN);

    assertThat(keep(heard)).isTrue();

    assertThat(hooks().due(TEN)).contains(source);
    assertThat(hooks().due(NINE)).doesNotContain(source);
    assertThat(hooks().claim(source, 10, lease(NOON), TEN))
        .containsExactly(new Waiting(heard.id(), THREAD, 0));
  }

  @Test
  default void over_a_connection_that_is_switched_off_nothing_is_due() {
    var source = switchedOff();
    kept(source, TEN);

    assertThat(hooks().due(NOON)).doesNotContain(source);
  }

  @Test
  default void an_event_is_kept_once_of_each_connection() {
    var source = source();

    assertThat(keep(heard(source, "notif_1", THREAD, TEN))).isTrue();
    assertThat(keep(heard(source, "notif_1", THREAD, ELEVEN))).isFalse();
    assertThat(keep(heard(source, "notif_2", THREAD, ELEVEN))).isTrue();
    assertThat(keep(heard(source(), "notif_1", THREAD, ELEVEN))).isTrue();
  }

  @Test
  default void an_event_of_long_ago_is_news_again() {
    var source = source();
    keep(heard(source, "notif_1", null, TEN));
    var later = TEN.plus(HookIntake.MEMORY);

    assertThat(keep(heard(source, "notif_1", THREAD, later.minusMillis(1)))).isFalse();
    assertThat(keep(heard(source, "notif_1", THREAD, later))).isTrue();
    assertThat(hooks().claim(source, 10, lease(EVENING), later)).hasSize(1);
  }

  @Test
  default void what_has_no_event_is_kept_each_time() {
    var source = source();

    assertThat(keep(heard(source, null, THREAD, TEN))).isTrue();
    assertThat(keep(heard(source, null, THREAD, TEN))).isTrue();
    assertThat(hooks().claim(source, 10, lease(NOON), TEN)).hasSize(2);
  }

  @Test
  default void what_is_about_no_thread_is_remembered_and_never_due() {
    var source = source();
    keep(heard(source, "notif_1", null, TEN));

    assertThat(hooks().due(EVENING)).doesNotContain(source);
    assertThat(claimed(source, lease(EVENING), NOON)).isEmpty();
    assertThat(keep(heard(source, "notif_1", null, NOON))).isFalse();
  }

  @Test
  default void as_many_are_leased_as_are_wanted_those_first_that_wait_longest() {
    var source = source();
    var second = kept(source, thread("2"), TEN);
    var first = kept(source, thread("1"), NINE);
    kept(source, thread("3"), ELEVEN);

    assertThat(hooks().claim(source, 2, lease(EVENING), NOON))
        .extracting(Waiting::id)
        .containsExactlyInAnyOrder(first.id(), second.id());
  }

  @Test
  default void with_one_come_all_that_are_due_about_its_thread() {
    var source = source();
    var first = kept(source, thread("1"), NINE);
    kept(source, thread("2"), TEN);
    var second = kept(source, thread("1"), ELEVEN);
    kept(source, thread("1"), EVENING);

    assertThat(hooks().claim(source, 1, lease(EVENING), NOON))
        .extracting(Waiting::id)
        .containsExactlyInAnyOrder(first.id(), second.id());
  }

  @Test
  default void what_is_leased_is_nobody_elses_before_the_lease_ends() {
    var source = source();
    var heard = kept(source, TEN);
    hooks().claim(source, 10, lease(NOON), TEN);

    assertThat(hooks().due(NOON.minusMillis(1))).doesNotContain(source);
    assertThat(claimed(source, lease(NOON), NOON.minusMillis(1))).isEmpty();
    assertThat(hooks().due(NOON)).contains(source);
    assertThat(claimed(source, lease(EVENING), NOON)).containsExactly(heard.id());
  }

  @Test
  default void what_another_organization_has_is_not_leased() {
    var source = source();
    kept(source, TEN);

    assertThat(claimed(new Source(source().organization(), source.connection()), lease(NOON), TEN))
        .isEmpty();
  }

  @Test
  default void what_is_finished_is_due_no_longer_and_its_event_remembered() {
    var source = source();
    var heard = heard(source, "notif_1", THREAD, TEN);
    keep(heard);
    var lease = lease(NOON);
    hooks().claim(source, 10, lease, TEN);

    hooks().finish(source, lease, List.of(heard.id()));

    assertThat(hooks().due(EVENING)).doesNotContain(source);
    assertThat(claimed(source, lease(EVENING), EVENING)).isEmpty();
    assertThat(keep(heard(source, "notif_1", THREAD, EVENING))).isFalse();
  }

  @Test
  default void what_is_put_off_is_due_later_and_its_failures_are_counted() {
    var source = source();
    var heard = kept(source, TEN);
    var lease = lease(NOON);
    hooks().claim(source, 10, lease, TEN);

    hooks().putOff(source, lease, List.of(heard.id()), 1, ELEVEN);

    assertThat(hooks().claim(source, 10, lease(NOON), ELEVEN.minusMillis(1))).isEmpty();
    assertThat(hooks().claim(source, 10, lease(NOON), ELEVEN))
        .containsExactly(new Waiting(heard.id(), THREAD, 1));
  }

  @Test
  default void what_is_given_back_is_no_failure() {
    var source = source();
    var heard = kept(source, TEN);
    var lease = lease(NOON);
    hooks().claim(source, 10, lease, TEN);

    hooks().putOff(source, lease, List.of(heard.id()), 0, TEN);

    assertThat(hooks().claim(source, 10, lease(NOON), TEN))
        .containsExactly(new Waiting(heard.id(), THREAD, 0));
  }

  @Test
  default void who_has_lost_the_lease_writes_nothing_down() {
    var source = source();
    var heard = kept(source, TEN);
    var lost = lease(ELEVEN);
    hooks().claim(source, 10, lost, TEN);
    hooks().claim(source, 10, lease(NOON), ELEVEN);

    hooks().finish(source, lost, List.of(heard.id()));
    hooks().putOff(source, lost, List.of(heard.id()), 1, ELEVEN);

    assertThat(hooks().claim(source, 10, lease(EVENING), ELEVEN)).isEmpty();
    assertThat(hooks().claim(source, 10, lease(EVENING), NOON))
        .containsExactly(new Waiting(heard.id(), THREAD, 0));
  }

  @Test
  default void what_has_waited_for_too_long_is_given_up_and_its_event_remembered() {
    var source = source();
    keep(heard(source, "notif_1", THREAD, NINE));
    var young = kept(source, TEN);
    hooks().claim(source, 1, lease(EVENING), NINE);

    var givenUp = hooks().giveUp(source.organization(), TEN, 10);

    assertThat(givenUp).containsExactly(source.connection());
    assertThat(claimed(source, lease(EVENING.plusSeconds(1)), EVENING)).containsExactly(young.id());
    assertThat(keep(heard(source, "notif_1", THREAD, NOON))).isFalse();
  }

  @Test
  default void no_more_are_given_up_at_once_than_is_said() {
    var source = source();
    kept(source, NINE);
    kept(source, NINE);

    assertThat(hooks().giveUp(source.organization(), TEN, 1)).hasSize(1);
    assertThat(hooks().giveUp(source.organization(), TEN, 10)).hasSize(1);
    assertThat(hooks().giveUp(source.organization(), TEN, 10)).isEmpty();
  }

  @Test
  default void what_is_forgotten_is_news_again() {
    var source = source();
    keep(heard(source, "old", null, NINE));
    keep(heard(source, "older", THREAD, NINE.minusSeconds(1)));
    keep(heard(source, "young", null, TEN));
    keep(heard(source(), "old", null, NINE));

    assertThat(hooks().forget(source.organization(), TEN, 1)).isEqualTo(1);
    assertThat(hooks().forget(source.organization(), TEN, 10)).isEqualTo(1);

    assertThat(hooks().forget(source.organization(), TEN, 10)).isZero();
    assertThat(keep(heard(source, "old", null, NOON))).isTrue();
    assertThat(keep(heard(source, "older", null, NOON))).isTrue();
    assertThat(keep(heard(source, "young", null, NOON))).isFalse();
  }

  @Test
  default void what_waits_is_counted_over_all_organizations() {
    long before = waiting();
    var source = source();
    kept(source, TEN);
    kept(source(), TEN);
    keep(heard(source, "notif_1", null, TEN));

    assertThat(waiting()).isEqualTo(before + 2);
  }

  private long waiting() {
    return hooks().backlog().stream()
        .filter(backlog -> backlog.vendor().equals(INTERCOM_VENDOR))
        .mapToLong(Backlog::hooks)
        .sum();
  }
}
