package dev.threadkeep.persistence.privacy;

import static dev.threadkeep.domain.thread.fixture.Cast.CUSTOMER_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.CountingIds;
import dev.threadkeep.application.World;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.ExternalIds;
import dev.threadkeep.application.job.Job;
import dev.threadkeep.application.job.JobLanguage;
import dev.threadkeep.application.job.JobRunner;
import dev.threadkeep.application.job.JobState;
import dev.threadkeep.application.job.JobStoreContract;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.application.privacy.ContactErasure;
import dev.threadkeep.application.thread.Origin;
import dev.threadkeep.application.thread.Precondition;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadFilter;
import dev.threadkeep.application.thread.ThreadLifecycle;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.Links;
import dev.threadkeep.domain.thread.Note;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.persistence.Bench;
import dev.threadkeep.persistence.TestDatabase;
import dev.threadkeep.persistence.session.JsonText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody is erased while a job writes what it was told of them. */
class ErasingWhileAJobIsAtWorkTest {
  @AutoClose private static final Bench BENCH = Bench.ofItsOwn();

  private static final Origin ORIGIN = new Origin(Through.CANONICAL, "request-1", null);

  private final List<RuntimeException> unforeseen = new ArrayList<>();
  private final CountingIds ids = new CountingIds();
  private World world;
  private Job job;

  @BeforeEach
  void begin() {
    world = World.in(BENCH);
    BENCH
        .directory()
        .add(
            world.caller(),
            Entry.begun(
                new EntryId(CUSTOMER_ID.value()),
                null,
                new Contact("ada", null, null, null, null),
                ExternalIds.none(),
                NINE));
    job =
        JobStoreContract.aJob(world, new ObjectWriter().putText("contact", CUSTOMER_ID).toObject());
  }

  private ConversationThread customers() {
    return world.open(world.nextThread().linked(Links.none().withContact(CUSTOMER_ID)));
  }

  private ThreadLifecycle threads() {
    return new ThreadLifecycle(BENCH.threads(), ids, () -> NOON);
  }

  private ContactErasure.Erasure erase() {
    return new ContactErasure(
            BENCH.directory(),
            BENCH.reader(),
            threads(),
            BENCH.erasure(),
            answer -> JsonText.parse(answer.text()),
            () -> NOON)
        .erase(
            world.caller(),
            world.signature(),
            ORIGIN,
            new EntryId(CUSTOMER_ID.value()),
            Precondition.none())
        .orElseThrow();
  }

  /** Notes the name in each thread, and lets something happen before it first does. */
  private static final class Noting implements JobLanguage, JobLanguage.Order {
    private Runnable meanwhile;

    private Noting(Runnable meanwhile) {
      this.meanwhile = meanwhile;
    }

    @Override
    public Order read(Job read) {
      return this;
    }

    @Override
    public ThreadFilter filter() {
      return JobStoreContract.OPEN;
    }

    @Override
    public List<ThreadCommand> commands() {
      var now = meanwhile;
      meanwhile = () -> {};
      now.run();
      return List.of(new ThreadCommand.WriteNotes(new Note("ada called")));
    }

    @Override
    public JsonObject problem(Job of, ThreadId thread, ThreadException failure) {
      throw new AssertionError(failure);
    }

    @Override
    public JsonObject unforeseen(Job of, ThreadId thread) {
      throw new AssertionError("unforeseen at " + thread);
    }
  }

  private void workOff(Runnable meanwhile) {
    BENCH.jobs().add(job);
    var runner =
        new JobRunner(
            BENCH.jobs(),
            new Noting(meanwhile),
            threads(),
            () -> NOON,
            (_, failure) -> unforeseen.add(failure));
    while (runner.turn()) {
      // Slice by slice.
    }
  }

  private JobState state() {
    return BENCH.jobs().find(world.caller(), job.id()).orElseThrow().state();
  }

  @Test
  void a_slice_that_has_found_its_threads_changes_none_of_them_behind_an_erasure() {
    var theirs = customers();
    var anothers = world.open(world.nextThread());

    workOff(this::erase);

    assertThat(world.stored(theirs.id()).notes()).isNull();
    assertThat(world.stored(theirs.id()).version()).isEqualTo(theirs.version() + 1);
    assertThat(world.stored(anothers.id())).isEqualTo(anothers);
    assertThat(state()).isEqualTo(JobState.CANCELLED);
    assertThat(unforeseen).isEmpty();
    assertThat(BENCH.findings()).isEmpty();
  }

  @Test
  void threads_that_were_erased_before_stay_so() {
    var theirs = customers();
    erase();
    var erased = world.stored(theirs.id());

    workOff(this::erase);

    assertThat(world.stored(theirs.id())).isEqualTo(erased);
    assertThat(state()).isEqualTo(JobState.CANCELLED);
  }

  @Test
  void what_a_job_has_written_before_is_erased() {
    var theirs = customers();
    workOff(() -> {});
    var noted = world.stored(theirs.id());

    var erasure = erase();

    assertThat(noted.notes()).isEqualTo(new Note("ada called"));
    assertThat(erasure.erased().jobs()).isEqualTo(1);
    assertThat(world.stored(theirs.id()).notes()).isNull();
    assertThat(state()).isEqualTo(JobState.DONE);
  }

  @Test
  void an_erasure_waits_for_what_is_being_written_for_a_job() throws SQLException {
    customers();
    BENCH.jobs().add(job);
    CompletableFuture<Integer> erasure;
    try (var writer = TestDatabase.asSuperuser(BENCH.address())) {
      writer.setAutoCommit(false);
      hold(writer);

      erasure = CompletableFuture.supplyAsync(() -> erase().erased().jobs());
      awaitWaiting(writer);

      assertThat(erasure).isNotDone();
      assertThat(state()).isEqualTo(JobState.QUEUED);
      writer.commit();
    }

    assertThat(erasure.join()).isEqualTo(1);
    assertThat(state()).isEqualTo(JobState.CANCELLED);
  }

  /** As what changes a thread for the job does first. */
  private void hold(Connection writer) throws SQLException {
    try (var call = writer.prepareStatement("CALL hold_job(?, ?)")) {
      call.setObject(1, world.organization().value());
      call.setObject(2, job.id().value());
      call.execute();
    }
  }

  /** Until another transaction waits for this one. */
  private static void awaitWaiting(Connection writer) throws SQLException {
    try (var statement =
        writer.prepareStatement(
            """
            SELECT EXISTS (
              SELECT FROM pg_locks l WHERE pg_backend_pid() = ANY (pg_blocking_pids(l.pid)))\
            """)) {
      boolean isWaiting = false;
      while (!isWaiting) {
        try (var rows = statement.executeQuery()) {
          rows.next();
          isWaiting = rows.getBoolean(1);
        }
      }
    }
  }
}
