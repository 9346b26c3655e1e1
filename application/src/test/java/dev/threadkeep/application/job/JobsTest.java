package dev.threadkeep.application.job;

import static dev.threadkeep.domain.thread.fixture.Cast.ORGANIZATION;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.threadkeep.application.CountingIds;
import dev.threadkeep.application.Page;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.job.Jobs.Count;
import dev.threadkeep.application.thread.Origin;
import dev.threadkeep.application.thread.ThreadQuery;
import dev.threadkeep.application.thread.ThreadReader;
import dev.threadkeep.application.thread.ThreadReader.Position;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.thread.ConversationThread;
import java.util.Collections;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JobsTest {
  private static final Caller CALLER = new Caller(ORGANIZATION, new Actor.Policy(), null, Set.of());
  private static final ConversationThread THREAD = aThread().open();
  private static final Position MORE = new Position(TEN, THREAD.id());

  private final JobStore store = mock(JobStore.class);
  private final ThreadReader threads = mock(ThreadReader.class);
  private final Jobs jobs = new Jobs(store, threads, new CountingIds(), () -> TEN);

  private static Page<ConversationThread, Position> page(int size, Position next) {
    return new Page<>(Collections.nCopies(size, THREAD), next);
  }

  @Test
  void keeps_what_is_asked_for_and_leaves_the_work_to_others() {
    var origin = new Origin(Through.CANONICAL, "request-1", null);

    var job = jobs.start(CALLER, origin, JsonObject.empty());

    verify(store).add(job);
    assertThat(job.state()).isEqualTo(JobState.QUEUED);
    assertThat(job.asked().at()).isEqualTo(TEN);
    assertThat(job.asked().origin()).isEqualTo(origin);
  }

  @Test
  void counts_page_by_page_to_the_end_of_the_list() {
    ThreadQuery first = JobStoreContract.OPEN.query(null, 200);
    when(threads.list(CALLER, first)).thenReturn(page(200, MORE));
    when(threads.list(CALLER, JobStoreContract.OPEN.query(MORE, 200))).thenReturn(page(7, null));

    assertThat(jobs.count(CALLER, JobStoreContract.OPEN)).isEqualTo(new Count(207, true));
  }

  @Test
  void gives_up_counting_after_so_many_pages_and_says_so() {
    when(threads.list(any(), any())).thenReturn(page(200, MORE));

    assertThat(jobs.count(CALLER, JobStoreContract.OPEN)).isEqualTo(new Count(50_000, false));
  }
}
