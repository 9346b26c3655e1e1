package dev.threadkeep.persistence.idempotency;

import static dev.threadkeep.application.idempotency.Claims.asking;
import static dev.threadkeep.application.idempotency.Claims.claim;
import static dev.threadkeep.application.idempotency.Claims.keeping;
import static dev.threadkeep.application.thread.ThreadStoreContract.CLOSE;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.application.World;
import dev.threadkeep.application.directory.entry.Mentions;
import dev.threadkeep.application.idempotency.KeptAnswer;
import dev.threadkeep.application.idempotency.RepeatedRequestException.AnsweredBefore;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.Transition;
import dev.threadkeep.persistence.Bench;
import dev.threadkeep.persistence.PostgresStores;
import dev.threadkeep.persistence.thread.Coalescing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long an answer counts that nobody has forgotten yet. */
class KeptRecordAgeTest {
  private static final KeptAnswer NEW = new KeptAnswer("new");
  private static final Duration DAY = Duration.ofHours(24);

  private final World world = World.in(Bench.shared());
  private PostgresStores later;

  /** The same database, so long after the answer was kept. */
  private PostgresStores after(Duration time, int writers) {
    later =
        PostgresStores.on(
            Bench.shared().database(),
            () -> NOON.plus(time),
            Coalescing.STANDARD.withLoops(writers));
    return later;
  }

  @AfterEach
  void finish() {
    later.close();
  }

  private void keepAtNoon() {
    Bench.shared().answers().keep(world.caller(), claim("k"), new KeptAnswer("old"));
  }

  private Transition close(PostgresStores stores, ConversationThread thread) {
    return stores
        .threads()
        .change(
            world.wanted(thread.id()),
            keeping(asking("k", 2), "new"),
            loaded -> loaded.thread().decide(CLOSE, world.context(TEN)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void a_change_takes_a_key_whose_answer_is_too_old(int writers) {
    keepAtNoon();
    var thread = world.open(world.nextThread());
    var stores = after(DAY, writers);

    assertThat(close(stores, thread)).isInstanceOf(Transition.Moved.class);

    assertThatThrownBy(() -> stores.answers().keep(world.caller(), asking("k", 2), NEW))
        .isInstanceOfSatisfying(
            AnsweredBefore.class, before -> assertThat(before.answer()).isEqualTo(NEW));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void a_change_hears_an_answer_of_a_moment_less(int writers) {
    keepAtNoon();
    var thread = world.open(world.nextThread());
    var stores = after(DAY.minusSeconds(1), writers);

    assertThatThrownBy(
            () ->
                stores
                    .threads()
                    .change(
                        world.wanted(thread.id()),
                        keeping(claim("k"), "new"),
                        loaded -> loaded.thread().decide(CLOSE, world.context(TEN))))
        .isInstanceOf(AnsweredBefore.class);
  }

  @Test
  void an_opening_takes_a_key_whose_answer_is_too_old() {
    keepAtNoon();
    var opening = world.nextThread().opening();

    var opened =
        after(DAY, 0)
            .threads()
            .open(
                world.caller(),
                Mentions.none(),
                keeping(asking("k", 2), "new"),
                _ -> ConversationThread.open(opening, List.of(), world.context(TEN)));

    assertThat(opened).isInstanceOf(Transition.Moved.class);
  }

  @Test
  void any_other_request_takes_a_key_whose_answer_is_too_old() {
    keepAtNoon();
    var answers = after(DAY, 0).answers();

    try (var request = answers.begin(world.caller(), asking("k", 2))) {
      request.keep(NEW);
    }

    assertThatThrownBy(() -> answers.keep(world.caller(), asking("k", 2), NEW))
        .isInstanceOf(AnsweredBefore.class);
  }
}
