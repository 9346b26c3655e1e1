package dev.threadkeep.application.privacy;

import static dev.threadkeep.application.thread.ThreadStoreContract.CLOSE;
import static dev.threadkeep.domain.thread.fixture.Cast.ALICE_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.ELEVEN;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Policies.aPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.World;
import dev.threadkeep.application.privacy.RetentionStore.Rule;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.domain.policy.Retention;
import dev.threadkeep.domain.policy.Retention.Then;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.fixture.Messages;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link RetentionStore} must do; each implementation's test implements this. */
public interface RetentionStoreContract {
  int ALL = 100;

  StoresUnderTest stores();

  RetentionStore retention();

  /** Gives the world's organization another policy. */
  void govern(World world, LifecyclePolicy policy);

  private static ThreadId closedAt(World world, Instant time) {
    return world.change(world.open(world.nextThread()).id(), time, CLOSE).id();
  }

  private static Rule rule(World world, Then then) {
    return new Rule(world.organization(), new Retention(30, then));
  }

  private boolean isThere(World world, ThreadId thread) {
    return stores().reader().find(world.caller(), new ThreadLocator.ById(thread)).isPresent();
  }

  private int delete(World world, ThreadId thread) {
    return retention().delete(world.organization(), List.of(thread), NOON, world.signature(), NOON);
  }

  @Test
  default void names_who_keeps_closed_threads_for_so_long_only() {
    var strict = World.in(stores());
    var lenient = World.in(stores());
    govern(strict, aPolicy().retaining(30, Then.DELETE).build());

    assertThat(retention().rules())
        .contains(rule(strict, Then.DELETE))
        .extracting(Rule::organization)
        .doesNotContain(lenient.organization());
  }

  @Test
  default void finds_what_was_closed_before_the_time_the_oldest_first() {
    var world = World.in(stores());
    var second = closedAt(world, ELEVEN);
    var first = closedAt(world, TEN);
    closedAt(world, NOON);
    world.open(world.nextThread());
    closedAt(World.in(stores()), TEN);

    assertThat(retention().due(rule(world, Then.ERASE), NOON, ALL)).containsExactly(first, second);
    assertThat(retention().due(rule(world, Then.ERASE), NOON, 1)).containsExactly(first);
  }

  @Test
  default void finds_what_was_erased_only_where_it_is_to_be_deleted() {
    var world = World.in(stores());
    var erased = closedAt(world, TEN);
    world.eraseTogether(erased);
    var whole = closedAt(world, ELEVEN);

    assertThat(retention().due(rule(world, Then.ERASE), NOON, ALL)).containsExactly(whole);
    assertThat(retention().due(rule(world, Then.DELETE), NOON, ALL))
        .containsExactlyInAnyOrder(erased, whole);
  }

  @Test
  default void deletes_threads_and_has_the_audit_say_how_many() {
    var world = World.in(stores());
    var thread = closedAt(world, TEN);

    assertThat(delete(world, thread)).isEqualTo(1);

    assertThat(isThere(world, thread)).isFalse();
    var told = stores().audit().list(world.caller(), 1, null).items().getFirst();
    assertThat(told.type()).isEqualTo("threads.deleted");
    assertThat(told.by()).isEqualTo(new Actor.User(ALICE_ID));
    assertThat(told.data())
        .hasToString(
            "{\"threads\":1,\"first_closed_at\":\"%s\",\"last_closed_at\":\"%s\"}"
                .formatted(TEN, TEN));
  }

  @Test
  default void leaves_alone_what_was_reopened_or_closed_again_meanwhile() {
    var world = World.in(stores());
    var open = closedAt(world, NINE);
    world.change(open, TEN, new ThreadCommand.Reopen(null));
    var young = closedAt(world, NOON);

    assertThat(delete(world, open) + delete(world, young)).isZero();

    assertThat(isThere(world, open)).isTrue();
    assertThat(isThere(world, young)).isTrue();
    assertThat(stores().audit().list(world.caller(), ALL, null).items())
        .noneMatch(entry -> entry.type().equals("threads.deleted"));
  }

  @Test
  default void leaves_alone_what_was_closed_long_ago_and_written_in_since() {
    var world = World.in(stores());
    var thread = closedAt(world, NINE);
    world.change(thread, NOON, Messages.outbound().at(NOON).recorded());

    assertThat(retention().due(rule(world, Then.DELETE), NOON, ALL)).isEmpty();
    assertThat(delete(world, thread)).isZero();
    assertThat(isThere(world, thread)).isTrue();
  }

  @Test
  default void deletes_nothing_of_another_organization() {
    var world = World.in(stores());
    var thread = closedAt(world, TEN);

    assertThat(delete(World.in(stores()), thread)).isZero();
    assertThat(isThere(world, thread)).isTrue();
  }
}
