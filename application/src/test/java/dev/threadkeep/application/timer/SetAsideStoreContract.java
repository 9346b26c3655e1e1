package dev.threadkeep.application.timer;

import static dev.threadkeep.domain.thread.fixture.Cast.ELEVEN;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.World;
import dev.threadkeep.application.access.KeyInvalidException;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadCommand;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link SetAsideStore} must do; each implementation's test implements this. */
public interface SetAsideStoreContract {
  int LIMIT = 50;

  StoresUnderTest stores();

  SetAsideStore setAside();

  /** By a rule. */
  static SetAside refused(DueThread due, Instant at) {
    return new SetAside(due, new SetAside.Reason("close_reason_required", "Why"), at, null);
  }

  /** By no rule. */
  static SetAside failed(DueThread due, Instant at, Instant again) {
    return new SetAside(due, new SetAside.Reason("internal_error", "Who knows"), at, again);
  }

  private static DueThread due(ConversationThread thread) {
    return new DueThread(
        thread.organization(), thread.id(), Timer.WAKE, TEN, thread.version(), null);
  }

  @Test
  default void keeps_what_was_set_aside_for_its_organization_alone() {
    var world = World.in(stores());
    var thread = failed(due(world.open(world.nextThread())), ELEVEN, NOON);

    setAside().add(thread);

    assertThat(setAside().list(world.caller(), LIMIT, null).items()).containsExactly(thread);
    assertThat(setAside().list(World.in(stores()).caller(), LIMIT, null).items()).isEmpty();
  }

  @Test
  default void forgets_what_was_known_of_a_thread_before() {
    var world = World.in(stores());
    var due = due(world.open(world.nextThread()));
    setAside().add(failed(due, TEN, NOON));

    setAside().add(refused(due, ELEVEN));

    assertThat(setAside().list(world.caller(), LIMIT, null).items())
        .containsExactly(refused(due, ELEVEN));
  }

  @Test
  default void lists_no_thread_to_which_something_has_happened_since() {
    var world = World.in(stores());
    var touched = world.open(world.nextThread());
    setAside().add(refused(due(touched), TEN));

    world.change(touched.id(), ELEVEN, new ThreadCommand.MarkImportant(true));

    assertThat(setAside().list(world.caller(), LIMIT, null).items()).isEmpty();
  }

  @Test
  default void lists_no_thread_that_another_policy_refused() {
    var world = World.in(stores());
    var thread = due(world.open(world.nextThread()));

    setAside()
        .add(
            refused(
                new DueThread(
                    thread.organization(),
                    thread.thread(),
                    Timer.CLOSE,
                    TEN,
                    thread.version(),
                    "the mark of no policy"),
                TEN));

    assertThat(setAside().list(world.caller(), LIMIT, null).items()).isEmpty();
  }

  @Test
  default void comes_in_pages_in_the_order_of_the_threads_ids() {
    var world = World.in(stores());
    var first = refused(due(world.open(world.nextThread())), TEN);
    var second = refused(due(world.open(world.nextThread())), TEN);
    setAside().add(second);
    setAside().add(first);

    var page = setAside().list(world.caller(), 1, null);
    var rest = setAside().list(world.caller(), 1, page.next());

    assertThat(page.items()).containsExactly(first);
    assertThat(rest.items()).containsExactly(second);
    assertThat(rest.next()).isNull();
  }

  @Test
  default void tells_nothing_to_a_key_that_no_longer_works() {
    var world = World.in(stores());
    var key = world.key();
    stores().keys().revoke(world.caller(), world.signature(), key.key().id(), NOON);

    assertThatThrownBy(() -> setAside().list(world.holding(key), LIMIT, null))
        .isInstanceOf(KeyInvalidException.class);
  }
}
