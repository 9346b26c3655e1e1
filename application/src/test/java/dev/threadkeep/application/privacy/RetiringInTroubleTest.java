package dev.threadkeep.application.privacy;

import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.ORGANIZATION;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.threadkeep.application.CountingIds;
import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.directory.entry.Known;
import dev.threadkeep.application.privacy.RetentionStore.Rule;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadLifecycle;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.application.thread.ThreadStore;
import dev.threadkeep.application.thread.ThreadStore.Ground;
import dev.threadkeep.application.thread.ThreadStore.Loaded;
import dev.threadkeep.application.thread.ThreadStore.PositionedDecision;
import dev.threadkeep.application.thread.ThreadStore.Wanted;
import dev.threadkeep.application.timer.Swept;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.domain.policy.Retention;
import dev.threadkeep.domain.policy.Retention.Then;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What keeps threads from being erased or deleted, and which others it leaves alone. */
class RetiringInTroubleTest {
  private static final OrganizationId OTHER = new OrganizationId(new UUID(0, 77));

  private static final Instant LATER = NOON.plus(Duration.ofDays(60));

  private final IllegalStateException failure = new IllegalStateException("unforeseen");
  private final RetentionStore store = mock();
  private final ThreadStore threads = mock();
  private final List<Failed> failed = new ArrayList<>();
  private final Retiring retiring =
      new Retiring(
          store,
          new ThreadLifecycle(threads, new CountingIds(), () -> LATER),
          new CountingIds(),
          () -> LATER,
          (organization, thread, told) -> failed.add(new Failed(organization, thread, told)));

  private record Failed(
      OrganizationId organization, @Nullable ThreadId thread, RuntimeException failure) {}

  private static ThreadId thread(int number) {
    return new ThreadId(new UUID(0, number));
  }

  private static Rule rule(OrganizationId organization, Then then) {
    return new Rule(organization, new Retention(30, then));
  }

  private void isDue(Then then) {
    var rule = rule(ORGANIZATION, then);
    when(store.rules()).thenReturn(List.of(rule));
    when(store.due(eq(rule), any(), anyInt())).thenReturn(List.of(thread(1), thread(2), thread(3)));
  }

  private void deletesAllOfThem() {
    when(store.delete(any(), anyList(), any(), any(), any()))
        .thenAnswer(call -> call.<List<?>>getArgument(1).size());
  }

  @Test
  void threads_of_an_organization_that_cannot_be_read_keep_no_others() {
    var first = rule(ORGANIZATION, Then.DELETE);
    var second = rule(OTHER, Then.DELETE);
    when(store.rules()).thenReturn(List.of(first, second, first));
    when(store.due(eq(first), any(), anyInt())).thenThrow(failure);
    when(store.due(eq(second), any(), anyInt())).thenReturn(List.of(thread(1)));
    deletesAllOfThem();

    assertThat(retiring.sweep()).isEqualTo(new Swept(1, 0, 0, false));

    assertThat(failed)
        .containsExactly(
            new Failed(ORGANIZATION, null, failure), new Failed(ORGANIZATION, null, failure));
  }

  @Test
  void a_thread_that_cannot_be_deleted_keeps_no_other() {
    isDue(Then.DELETE);
    deletesAllOfThem();
    doThrow(failure)
        .when(store)
        .delete(any(), argThat(all -> all != null && all.contains(thread(2))), any(), any(), any());

    assertThat(retiring.sweep()).isEqualTo(new Swept(2, 1, 0, false));

    assertThat(failed).containsExactly(new Failed(ORGANIZATION, thread(2), failure));
  }

  @Test
  void a_thread_that_cannot_be_erased_keeps_no_other() {
    isDue(Then.ERASE);
    when(threads.changeTogether(anyList(), any()))
        .thenAnswer(call -> erased(call.getArgument(0), call.getArgument(1)));

    assertThat(retiring.sweep()).isEqualTo(new Swept(2, 1, 0, false));

    assertThat(failed).containsExactly(new Failed(ORGANIZATION, thread(2), failure));
  }

  private List<Transition> erased(List<Wanted> wanted, PositionedDecision decision) {
    if (wanted.stream().anyMatch(each -> each.thread().equals(new ThreadLocator.ById(thread(2))))) {
      throw failure;
    }
    var closed =
        new Loaded(
            aThread().closed(), List.of(), new Ground(LifecyclePolicy.standard(), Known.nothing()));
    return IntStream.range(0, wanted.size())
        .mapToObj(position -> decision.decide(position, closed))
        .toList();
  }

  @Test
  void others_at_a_thread_are_no_failure() {
    isDue(Then.ERASE);
    when(threads.changeTogether(anyList(), any())).thenThrow(new ThreadException.TooBusy());

    assertThat(retiring.sweep()).isEqualTo(new Swept(0, 3, 0, false));

    assertThat(failed).isEmpty();
  }

  @Test
  void a_store_that_is_away_ends_the_sweep() {
    isDue(Then.DELETE);
    var away = new StoreUnavailableException("away");
    when(store.delete(any(), anyList(), any(), any(), any())).thenThrow(away);

    assertThatThrownBy(retiring::sweep).isSameAs(away);

    assertThat(failed).isEmpty();
  }
}
