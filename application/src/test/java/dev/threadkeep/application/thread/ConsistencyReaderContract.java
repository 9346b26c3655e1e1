package dev.threadkeep.application.thread;

import static dev.threadkeep.application.thread.ThreadStoreContract.CLOSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.World;
import dev.threadkeep.application.thread.ConsistencyReader.StoredMention;
import dev.threadkeep.application.thread.ConsistencyReader.StoredThread;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.fixture.Messages;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link ConsistencyReader} must do; each implementation's test implements this. */
public interface ConsistencyReaderContract {
  /** More than any implementation reads at a time. */
  int MANY = 230;

  StoresUnderTest stores();

  ConsistencyReader consistency();

  private List<StoredThread> all(World world) {
    var all = new ArrayList<StoredThread>();
    consistency().read(world.organization(), all::add);
    return all;
  }

  @Test
  default void gives_a_thread_with_its_whole_history_and_what_was_said_in_it() {
    var world = World.in(stores());
    var said = Messages.inbound().build();
    var thread = world.open(world.nextThread(), new ThreadCommand.RecordMessage(said), CLOSE);

    var stored = all(world);

    assertThat(stored)
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.id()).isEqualTo(thread.id());
              assertThat(each.thread()).isEqualTo(thread);
              assertThat(each.faults()).isEmpty();
              assertThat(each.messages())
                  .containsExactly(
                      new StoredMention(
                          2, said.id(), said.kind(), said.author(), said.occurredAt()));
            });
    var events = stored.getFirst().events();
    assertThat(events).extracting(RecordedEvent::sequence).containsExactly(1L, 2L, 3L);
    assertThat(ConversationThread.replay(thread.id(), world.organization(), events))
        .isEqualTo(thread);
  }

  @Test
  default void gives_each_thread_once_however_many_there_are() {
    var world = World.in(stores());
    var opened = new ArrayList<ThreadId>();
    for (int number = 0; number < MANY; number++) {
      opened.add(world.open(world.nextThread()).id());
    }

    assertThat(all(world)).extracting(StoredThread::id).containsExactlyInAnyOrderElementsOf(opened);
  }

  @Test
  default void gives_the_threads_of_one_organization_alone() {
    var world = World.in(stores());
    var others = World.in(stores());
    world.open(world.nextThread());

    assertThat(all(others)).isEmpty();
  }
}
