package dev.threadkeep.application.timer;

import static dev.threadkeep.application.thread.ThreadStoreContract.CLOSE;
import static dev.threadkeep.domain.policy.CloseReason.RESOLVED;
import static dev.threadkeep.domain.thread.fixture.Cast.EVENING;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.World;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.fixture.Messages;
import dev.threadkeep.domain.thread.fixture.Policies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link DueThreads} must do; each implementation's test implements this. */
public interface DueThreadsContract {
  int ALL = 10_000;
  Duration AN_HOUR = Duration.ofHours(1);

  StoresUnderTest stores();

  DueThreads due();

  SetAsideStore setAside();

  /** Gives the world's organization another policy. */
  void govern(World world, LifecyclePolicy policy);

  static ThreadCommand snoozedUntil(Instant time) {
    return new ThreadCommand.Snooze(new SnoozeEnd.At(time));
  }

  static LifecyclePolicy closingAfterAnHour() {
    return Policies.aPolicy().autoClosing(AN_HOUR, RESOLVED).build();
  }

  private List<DueThread> toWake(World world, Instant now) {
    return due().toWake(now, ALL).stream()
        .filter(thread -> thread.organization().equals(world.organization()))
        .toList();
  }

  private AutoClosing rule(OrganizationId organization) {
    return due().autoClosing().stream()
        .filter(rule -> rule.organization().equals(organization))
        .findFirst()
        .orElseThrow();
  }

  private List<ThreadId> toClose(World world, Instant now) {
    return due().toClose(rule(world.organization()), now, ALL).stream()
        .map(DueThread::thread)
        .toList();
  }

  private static DueThread due(World world, ConversationThread thread, Instant at) {
    return new DueThread(world.organization(), thread.id(), Timer.WAKE, at, thread.version(), null);
  }

  @Test
  default void finds_what_is_to_be_woken_in_all_organizations() {
    var one = World.in(stores());
    var other = World.in(stores());
    var first = one.open(one.nextThread(), snoozedUntil(TEN));
    var second = other.open(other.nextThread(), snoozedUntil(NOON));

    var found = due().toWake(NOON, ALL);

    assertThat(found).contains(due(one, first, TEN), due(other, second, NOON));
    assertThat(found.indexOf(due(one, first, TEN)))
        .isLessThan(found.indexOf(due(other, second, NOON)));
  }

  @Test
  default void finds_no_more_than_is_asked_for() {
    var world = World.in(stores());
    world.open(world.nextThread(), snoozedUntil(TEN));
    world.open(world.nextThread(), snoozedUntil(TEN));

    assertThat(due().toWake(NOON, 1)).hasSize(1);
  }

  @Test
  default void wakes_nothing_whose_snooze_goes_on_or_is_over() {
    var world = World.in(stores());
    world.open(world.nextThread());
    world.open(world.nextThread(), snoozedUntil(EVENING));
    world.open(world.nextThread(), new ThreadCommand.Snooze(new SnoozeEnd.NextReply()));
    world.change(world.open(world.nextThread(), snoozedUntil(NOON)).id(), TEN, CLOSE);
    world.change(
        world.open(world.nextThread(), snoozedUntil(NOON)).id(), TEN, new ThreadCommand.Wake(null));

    assertThat(toWake(world, NOON)).isEmpty();
  }

  @Test
  default void names_who_closes_inactive_threads_and_after_how_long() {
    var strict = World.in(stores());
    var lenient = World.in(stores());
    govern(strict, closingAfterAnHour());

    assertThat(due().autoClosing())
        .filteredOn(rule -> rule.organization().equals(strict.organization()))
        .singleElement()
        .extracting(AutoClosing::after)
        .isEqualTo(AN_HOUR);
    assertThat(due().autoClosing())
        .extracting(AutoClosing::organization)
        .doesNotContain(lenient.organization());
  }

  @Test
  default void marks_another_policy_otherwise() {
    var world = World.in(stores());
    govern(world, closingAfterAnHour());
    var before = rule(world.organization()).mark();

    govern(world, Policies.aPolicy().autoClosing(AN_HOUR, RESOLVED).unassigningOnClose().build());

    assertThat(rule(world.organization()).mark()).isNotEqualTo(before);
  }

  @Test
  default void finds_what_has_been_inactive_for_longer_than_that_and_since_when() {
    var world = World.in(stores());
    govern(world, closingAfterAnHour());
    var quiet = world.open(world.nextThread());
    var rule = rule(world.organization());

    assertThat(due().toClose(rule, TEN.plusNanos(1_000), ALL))
        .containsExactly(
            new DueThread(
                world.organization(), quiet.id(), Timer.CLOSE, TEN, quiet.version(), rule.mark()));
    assertThat(due().toClose(rule, TEN, ALL)).isEmpty();
  }

  @Test
  default void counts_inactivity_from_the_last_message_but_not_from_a_new_title() {
    var world = World.in(stores());
    govern(world, closingAfterAnHour());
    var spoken = world.open(world.nextThread());
    world.change(spoken.id(), TEN, Messages.inbound().at(TEN).recorded());
    var retitled = world.open(world.nextThread());
    world.change(retitled.id(), TEN, new ThreadCommand.MarkImportant(true));

    assertThat(toClose(world, TEN.plusSeconds(60))).containsExactly(retitled.id());
    assertThat(toClose(world, NOON)).containsExactly(retitled.id(), spoken.id());
  }

  @Test
  default void closes_nothing_that_is_snoozed_closed_archived_or_of_others() {
    var world = World.in(stores());
    govern(world, closingAfterAnHour());
    world.open(world.nextThread(), snoozedUntil(TEN));
    world.open(world.nextThread(), CLOSE);
    world.open(world.nextThread(), new ThreadCommand.Archive(null));
    var others = World.in(stores());
    others.open(others.nextThread());

    assertThat(toClose(world, EVENING)).isEmpty();
  }

  @Test
  default void leaves_out_what_is_set_aside_until_something_happens_to_it() {
    var world = World.in(stores());
    govern(world, closingAfterAnHour());
    var thread = world.open(world.nextThread());
    var found = due().toClose(rule(world.organization()), NOON, ALL).getFirst();

    setAside().add(SetAsideStoreContract.refused(found, NOON));
    assertThat(toClose(world, EVENING)).isEmpty();

    world.change(thread.id(), NOON, new ThreadCommand.MarkImportant(true));
    assertThat(toClose(world, EVENING)).containsExactly(thread.id());
  }

  @Test
  default void leaves_out_what_is_set_aside_until_there_is_another_policy() {
    var world = World.in(stores());
    govern(world, closingAfterAnHour());
    var thread = world.open(world.nextThread());
    var found = due().toClose(rule(world.organization()), NOON, ALL).getFirst();
    setAside().add(SetAsideStoreContract.refused(found, NOON));

    govern(world, Policies.aPolicy().autoClosing(AN_HOUR, RESOLVED).unassigningOnClose().build());

    assertThat(toClose(world, EVENING)).containsExactly(thread.id());
  }

  @Test
  default void leaves_out_what_failed_until_it_is_to_be_tried_again() {
    var world = World.in(stores());
    govern(world, closingAfterAnHour());
    var snoozed = world.open(world.nextThread(), snoozedUntil(TEN));
    var inactive = world.open(world.nextThread());
    var toClose = due().toClose(rule(world.organization()), NOON, ALL).getFirst();
    for (var failed : List.of(due(world, snoozed, TEN), toClose)) {
      setAside().add(SetAsideStoreContract.failed(failed, NOON, EVENING));
    }

    assertThat(toWake(world, EVENING.minusSeconds(1))).isEmpty();
    assertThat(toClose(world, EVENING.minusSeconds(1))).isEmpty();
    assertThat(toWake(world, EVENING)).containsExactly(due(world, snoozed, TEN));
    assertThat(toClose(world, EVENING)).containsExactly(inactive.id());
  }
}
