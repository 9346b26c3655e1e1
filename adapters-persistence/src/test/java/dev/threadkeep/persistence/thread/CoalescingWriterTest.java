package dev.threadkeep.persistence.thread;

import static dev.threadkeep.application.idempotency.Claims.asking;
import static dev.threadkeep.application.idempotency.Claims.claim;
import static dev.threadkeep.application.idempotency.Claims.keeping;
import static dev.threadkeep.application.thread.ThreadStoreContract.CLOSE;
import static dev.threadkeep.application.thread.ThreadStoreContract.REOPEN;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.World;
import dev.threadkeep.application.access.KeyInvalidException;
import dev.threadkeep.application.directory.entry.Mentions;
import dev.threadkeep.application.holding.Postroom;
import dev.threadkeep.application.idempotency.Claim;
import dev.threadkeep.application.idempotency.Keeping;
import dev.threadkeep.application.idempotency.KeptAnswer;
import dev.threadkeep.application.idempotency.RepeatedRequestException.AnsweredBefore;
import dev.threadkeep.application.idempotency.RepeatedRequestException.KeyInUse;
import dev.threadkeep.application.idempotency.RepeatedRequestException.KeyReused;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.application.thread.ThreadStore.Wanted;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.Title;
import dev.threadkeep.domain.thread.Transition;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.persistence.Bench;
import dev.threadkeep.persistence.Eventually;
import dev.threadkeep.persistence.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** What changes that wait together do to each other: nothing. */
class CoalescingWriterTest {
  private static final Coalescing SETTINGS = Coalescing.STANDARD;

  @Test
  void changes_of_more_organizations_than_one_string_takes_are_all_made() throws Exception {
    try (var writer = held()) {
      var worlds = IntStream.range(0, 11).mapToObj(_ -> World.in(writer)).toList();
      var threads = new ArrayList<ConversationThread>();
      for (var world : worlds) {
        threads.add(world.open(world.nextThread()));
      }
      var closed = new ArrayList<Future<ConversationThread>>();
      for (int i = 0; i < worlds.size(); i++) {
        closed.add(close(writer, worlds.get(i), threads.get(i)));
      }

      writer.release();

      for (int i = 0; i < worlds.size(); i++) {
        assertThat(closed.get(i).get().isClosed()).isTrue();
        assertThat(worlds.get(i).stored(threads.get(i).id())).isEqualTo(closed.get(i).get());
      }
    }
  }

  @Test
  void changes_of_one_thread_are_decided_in_turn_and_written_once() throws Exception {
    try (var writer = held()) {
      var world = World.in(writer);
      var thread = world.open(world.nextThread());
      var titled = new ArrayList<Future<ConversationThread>>();
      var closes = new ArrayList<Future<Transition>>();
      for (int number = 0; number < 3; number++) {
        var title = new Title("Title " + number);
        titled.add(
            writer.ask(() -> world.change(thread.id(), TEN, new ThreadCommand.Retitle(title))));
        closes.add(writer.ask(() -> world.decide(thread.id(), world.context(TEN), CLOSE)));
      }

      writer.release();

      for (var each : titled) {
        assertThat(each.get().id()).isEqualTo(thread.id());
      }
      assertThat(closes.getFirst().get()).isInstanceOf(Transition.Moved.class);
      for (var late : closes.subList(1, 3)) {
        assertThat(late.get()).isInstanceOf(Transition.Refused.class);
      }
      var history = writer.reader().history(world.caller(), new ThreadLocator.ById(thread.id()));
      assertThat(history.events())
          .extracting(event -> event.event().type())
          .containsExactly(
              "thread.opened",
              "thread.retitled",
              "thread.closed",
              "thread.retitled",
              "thread.retitled");
      assertThat(ConversationThread.replay(thread.id(), world.organization(), history.events()))
          .isEqualTo(history.thread());
    }
  }

  @Test
  void a_bad_row_fails_alone() throws Exception {
    try (var writer = held()) {
      var world = World.in(writer);
      var reference = new ExternalReference(INTERCOM_VENDOR, "1911149811");
      world.open(world.nextThread().knownAs(reference));
      var thief = world.open(world.nextThread());
      var other = world.open(world.nextThread());
      var theft =
          writer.ask(() -> world.change(thief.id(), TEN, new ThreadCommand.Refer(reference)));
      var closed = close(writer, world, other);

      writer.release();

      assertThatFailure(theft).isInstanceOf(ThreadException.ReferenceTaken.class);
      assertThat(closed.get().isClosed()).isTrue();
      assertThat(world.stored(thief.id())).isEqualTo(thief);
    }
  }

  @Test
  void a_decision_that_throws_fails_alone() throws Exception {
    try (var writer = held()) {
      var world = World.in(writer);
      var one = world.open(world.nextThread());
      var other = world.open(world.nextThread());
      var broken =
          writer.ask(
              () ->
                  writer
                      .threads()
                      .change(
                          world.wanted(one.id()),
                          _ -> {
                            throw new IllegalStateException("a mistake");
                          }));
      var same = close(writer, world, one);
      var closed = close(writer, world, other);

      writer.release();

      assertThatFailure(broken).isInstanceOf(IllegalStateException.class).hasMessage("a mistake");
      assertThat(same.get().isClosed()).isTrue();
      assertThat(closed.get().isClosed()).isTrue();
    }
  }

  @Test
  void only_the_change_that_another_came_before_is_decided_again() throws Exception {
    try (var writer = held()) {
      var world = World.in(writer);
      var overtaken = world.open(world.nextThread());
      var other = world.open(world.nextThread());
      var askedOvertaken = new AtomicInteger();
      var askedOther = new AtomicInteger();
      var first =
          writer.ask(
              () ->
                  writer
                      .threads()
                      .change(
                          world.wanted(overtaken.id()),
                          loaded -> {
                            if (askedOvertaken.incrementAndGet() == 1) {
                              foreignChange(world, overtaken);
                            }
                            return loaded.thread().decide(CLOSE, world.context(TEN));
                          }));
      var second =
          writer.ask(
              () ->
                  writer
                      .threads()
                      .change(
                          world.wanted(other.id()),
                          loaded -> {
                            askedOther.incrementAndGet();
                            return loaded.thread().decide(CLOSE, world.context(TEN));
                          }));

      writer.release();

      assertThat(first.get()).isInstanceOf(Transition.Moved.class);
      assertThat(second.get()).isInstanceOf(Transition.Moved.class);
      assertThat(askedOvertaken).hasValue(2);
      assertThat(askedOther).hasValue(1);
      assertThat(world.stored(overtaken.id()).version()).isEqualTo(3);
    }
  }

  /** As another node makes it. */
  private static void foreignChange(World world, ConversationThread thread) {
    Bench.shared()
        .threads()
        .change(
            world.wanted(thread.id()),
            loaded ->
                loaded.thread().decide(new ThreadCommand.MarkImportant(true), world.context(TEN)));
  }

  @Test
  void a_key_that_was_revoked_fails_its_own_changes_only() throws Exception {
    try (var writer = held()) {
      var world = World.in(writer);
      var works = world.holding(world.key());
      var revokedKey = world.key();
      var revoked = world.holding(revokedKey);
      var one = world.open(world.nextThread());
      var other = world.open(world.nextThread());
      var shutOut =
          writer.ask(
              () ->
                  writer
                      .threads()
                      .change(
                          new Wanted(revoked, new ThreadLocator.ById(one.id()), Mentions.none()),
                          loaded -> loaded.thread().decide(CLOSE, world.context(TEN))));
      var letIn =
          writer.ask(
              () ->
                  writer
                      .threads()
                      .change(
                          new Wanted(works, new ThreadLocator.ById(other.id()), Mentions.none()),
                          loaded -> loaded.thread().decide(CLOSE, world.context(TEN))));
      writer.keys().revoke(world.caller(), world.signature(), revokedKey.key().id(), TEN);

      writer.release();

      assertThatFailure(shutOut).isInstanceOf(KeyInvalidException.class);
      assertThat(letIn.get()).isInstanceOf(Transition.Moved.class);
      assertThat(world.stored(one.id())).isEqualTo(one);
    }
  }

  private static Transition once(
      HeldWriter writer, World world, ConversationThread thread, Claim claim, String answer) {
    return writer
        .threads()
        .change(
            world.wanted(thread.id()),
            keeping(claim, answer),
            loaded ->
                loaded
                    .thread()
                    .decide(List.of(new ThreadCommand.MarkUnread()), world.context(TEN)));
  }

  @Test
  void of_changes_with_one_idempotency_key_the_first_is_made_and_answers_for_all()
      throws Exception {
    try (var writer = held()) {
      var world = World.in(writer);
      var thread = world.open(world.nextThread(), new ThreadCommand.MarkRead());
      var first = writer.ask(() -> once(writer, world, thread, claim("k"), "first"));
      var repeated = new ArrayList<Future<Transition>>();
      for (int number = 0; number < 5; number++) {
        repeated.add(writer.ask(() -> once(writer, world, thread, claim("k"), "repeated")));
      }
      var other = writer.ask(() -> once(writer, world, thread, asking("k", 2), "other"));

      writer.release();

      assertThat(first.get()).isInstanceOf(Transition.Moved.class);
      for (var each : repeated) {
        assertThatFailure(each)
            .isInstanceOfSatisfying(
                AnsweredBefore.class,
                before -> assertThat(before.answer()).isEqualTo(new KeptAnswer("first")));
      }
      assertThatFailure(other).isInstanceOf(KeyReused.class);
      assertThat(world.stored(thread.id()).version()).isEqualTo(thread.version() + 1);
    }
  }

  @Test
  void changes_of_one_thread_with_keys_of_their_own_keep_each_its_answer() throws Exception {
    try (var writer = held()) {
      var world = World.in(writer);
      var thread = world.open(world.nextThread());
      var all = new ArrayList<Future<Transition>>();
      for (int number = 0; number < 3; number++) {
        var key = "k" + number;
        var title = new ThreadCommand.Retitle(new Title("Title " + number));
        all.add(
            writer.ask(
                () ->
                    writer
                        .threads()
                        .change(
                            world.wanted(thread.id()),
                            new Keeping<Transition.Moved>(
                                claim(key),
                                moved -> new KeptAnswer("version " + moved.thread().version())),
                            loaded -> loaded.thread().decide(List.of(title), world.context(TEN)))));
      }

      writer.release();

      for (int number = 0; number < 3; number++) {
        assertThat(all.get(number).get()).isInstanceOf(Transition.Moved.class);
        assertAnswered(writer, world, "k" + number, "version " + (2 + number));
      }
    }
  }

  private static void assertAnswered(HeldWriter writer, World world, String key, String answer) {
    assertThatThrownBy(
            () -> writer.answers().keep(world.caller(), claim(key), new KeptAnswer("later")))
        .isInstanceOfSatisfying(
            AnsweredBefore.class,
            before -> assertThat(before.answer()).isEqualTo(new KeptAnswer(answer)));
  }

  @Test
  void a_change_that_does_not_come_about_leaves_its_key_to_the_next() throws Exception {
    try (var writer = held()) {
      var world = World.in(writer);
      var thread = world.open(world.nextThread(), new ThreadCommand.MarkRead());
      var refused =
          writer.ask(
              () ->
                  writer
                      .threads()
                      .change(
                          world.wanted(thread.id()),
                          keeping(claim("k"), "reopened"),
                          loaded -> loaded.thread().decide(REOPEN, world.context(TEN))));
      var made = writer.ask(() -> once(writer, world, thread, claim("k"), "unread"));

      writer.release();

      assertThat(refused.get()).isInstanceOf(Transition.Refused.class);
      assertThat(made.get()).isInstanceOf(Transition.Moved.class);
      assertAnswered(writer, world, "k", "unread");
    }
  }

  @Test
  void organizations_in_one_batch_may_use_the_same_key() throws Exception {
    try (var writer = held()) {
      var world = World.in(writer);
      var others = World.in(writer);
      var thread = world.open(world.nextThread(), new ThreadCommand.MarkRead());
      var theirs = others.open(others.nextThread(), new ThreadCommand.MarkRead());
      var own = writer.ask(() -> once(writer, world, thread, claim("k"), "own"));
      var foreign = writer.ask(() -> once(writer, others, theirs, asking("k", 2), "foreign"));

      writer.release();

      assertThat(own.get()).isInstanceOf(Transition.Moved.class);
      assertThat(foreign.get()).isInstanceOf(Transition.Moved.class);
      assertAnswered(writer, world, "k", "own");
    }
  }

  @Test
  void a_key_that_another_node_holds_fails_its_own_change_only() throws Exception {
    try (var writer = held()) {
      var world = World.in(writer);
      var one = world.open(world.nextThread(), new ThreadCommand.MarkRead());
      var other = world.open(world.nextThread());
      try (var _ = Bench.shared().answers().begin(world.caller(), claim("k"))) {
        var waiting = writer.ask(() -> once(writer, world, one, claim("k"), "answer"));
        var closed = close(writer, world, other);

        writer.release();

        assertThat(closed.get().isClosed()).isTrue();
        assertThatFailure(waiting).isInstanceOf(KeyInUse.class);
      }
      assertThat(world.stored(one.id())).isEqualTo(one);
    }
  }

  @Test
  void no_organization_sees_the_threads_of_another_in_its_batch() throws Exception {
    try (var writer = held()) {
      var world = World.in(writer);
      var others = World.in(writer);
      var own = world.open(world.nextThread());
      var sameId = others.open(others.nextThread());
      var theirs = others.open(others.nextThread());
      var byId = writer.ask(() -> world.decide(theirs.id(), world.context(TEN), CLOSE));
      var byNumber =
          writer.ask(
              () ->
                  writer
                      .threads()
                      .change(
                          new Wanted(
                              world.caller(),
                              new ThreadLocator.InDialect(
                                  INTERCOM_VENDOR,
                                  null,
                                  theirs.id().toString(),
                                  theirs.id(),
                                  theirs.number()),
                              Mentions.none()),
                          loaded -> loaded.thread().decide(CLOSE, world.context(TEN))));
      var theirsClosed = close(writer, others, theirs);
      var ownClosed = close(writer, world, own);

      writer.release();

      assertThatFailure(byId).isInstanceOf(ThreadException.UnknownThread.class);
      assertThatFailure(byNumber).isInstanceOf(ThreadException.UnknownThread.class);
      assertThat(theirsClosed.get().isClosed()).isTrue();
      assertThat(ownClosed.get().isClosed()).isTrue();
      assertThat(sameId.id()).isEqualTo(own.id());
      assertThat(others.stored(sameId.id())).isEqualTo(sameId);
    }
  }

  @Test
  void a_thread_named_in_two_ways_is_changed_in_turn() throws Exception {
    try (var writer = held()) {
      var world = World.in(writer);
      var reference = new ExternalReference(INTERCOM_VENDOR, "1911149811");
      var thread = world.open(world.nextThread().knownAs(reference));
      var closed = close(writer, world, thread);
      var again =
          writer.ask(
              () ->
                  writer
                      .threads()
                      .change(
                          new Wanted(
                              world.caller(),
                              new ThreadLocator.InDialect(
                                  INTERCOM_VENDOR, null, reference.id(), null, null),
                              Mentions.none()),
                          loaded -> loaded.thread().decide(CLOSE, world.context(TEN))));

      writer.release();

      assertThat(closed.get().isClosed()).isTrue();
      assertThat(again.get()).isInstanceOf(Transition.Refused.class);
    }
  }

  @Test
  void whoever_finds_no_room_or_is_not_served_in_time_is_told_so() throws Exception {
    var impatient = new Coalescing(1, 1, Duration.ofMillis(50));
    try (var writer = HeldWriter.on(Bench.shared(), impatient)) {
      var world = World.in(writer);
      var waits = world.open(world.nextThread());
      var late = world.open(world.nextThread());
      var waiting = close(writer, world, waits);

      assertThatThrownBy(() -> world.change(late.id(), TEN, CLOSE))
          .isInstanceOf(StoreUnavailableException.class);
      assertThatFailure(waiting).isInstanceOf(StoreUnavailableException.class);

      writer.release();
      writer.writer().close();
      assertThat(world.stored(waits.id())).isEqualTo(waits);
      assertThat(world.stored(late.id())).isEqualTo(late);
    }
  }

  @Test
  void a_caller_that_is_interrupted_takes_its_change_back_and_no_other() throws Exception {
    try (var writer = held()) {
      var world = World.in(writer);
      var one = world.open(world.nextThread());
      var other = world.open(world.nextThread());
      var left = new CompletableFuture<StoreUnavailableException>();
      var interrupted =
          writer.ask(
              () -> {
                try {
                  return world.change(one.id(), TEN, CLOSE);
                } catch (StoreUnavailableException failure) {
                  left.complete(failure);
                  throw failure;
                }
              });
      var closed = close(writer, world, other);

      interrupted.cancel(true);
      assertThat(left.get()).hasCauseInstanceOf(InterruptedException.class);
      writer.release();

      assertThat(closed.get().isClosed()).isTrue();
      assertThat(world.stored(one.id())).isEqualTo(one);
    }
  }

  @Test
  void makes_what_waits_before_it_ends_and_lets_later_changes_go_alone() throws Exception {
    try (var writer = held()) {
      var world = World.in(writer);
      var before = world.open(world.nextThread());
      var after = world.open(world.nextThread());
      var closed = close(writer, world, before);
      var end = writer.start(() -> endOf(writer));

      writer.release();

      assertThat(closed.get().isClosed()).isTrue();
      assertThat(end.get()).isTrue();
      assertThat(world.change(after.id(), TEN, CLOSE).isClosed()).isTrue();
    }
  }

  private static boolean endOf(HeldWriter writer) {
    writer.writer().close();
    return true;
  }

  @Test
  void a_lost_connection_fails_its_batch_and_the_next_goes_well() throws Exception {
    try (var bench = Bench.ofItsOwn();
        var writer = HeldWriter.on(bench, SETTINGS)) {
      var world = World.in(writer);
      var one = world.open(world.nextThread());
      var lost =
          writer.ask(
              () ->
                  writer
                      .threads()
                      .change(
                          world.wanted(one.id()),
                          loaded -> {
                            cutConnections(bench);
                            return loaded.thread().decide(CLOSE, world.context(TEN));
                          }));

      writer.release();

      assertThatFailure(lost).isInstanceOf(StoreUnavailableException.class);
      Eventually.becomesTrue("it works again", () -> isClosed(world, one));
    }
  }

  private static boolean isClosed(World world, ConversationThread thread) {
    try {
      return world.change(thread.id(), TEN, CLOSE).isClosed();
    } catch (StoreUnavailableException _) {
      return false;
    }
  }

  private static void cutConnections(Bench bench) {
    try (var superuser = TestDatabase.asSuperuser(bench.address());
        var statement = superuser.createStatement()) {
      statement.execute(
          """
          SELECT pg_terminate_backend(pid)
            FROM pg_stat_activity
           WHERE datname = current_database() AND pid <> pg_backend_pid()
          """);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Test
  void a_thread_that_somebody_holds_does_not_hold_up_the_others() throws Exception {
    var bench = Bench.shared();
    try (var writer = held();
        var holder = TestDatabase.asSuperuser(bench.address());
        var statement = holder.createStatement()) {
      var world = World.in(writer);
      var locked = world.open(world.nextThread());
      var free = world.open(world.nextThread());
      holder.setAutoCommit(false);
      statement.execute("SELECT FROM thread WHERE id = '%s' FOR UPDATE".formatted(locked.id()));
      var waits = close(writer, world, locked);
      var closed = close(writer, world, free);

      writer.release();

      assertThat(closed.get().isClosed()).isTrue();
      assertThat(waits).isNotDone();
      holder.rollback();
      assertThat(waits.get().isClosed()).isTrue();
    }
  }

  @Test
  void one_string_never_has_as_many_statements_as_the_driver_takes_for_two_transactions() {
    var organizations = new ArrayList<OrganizationBatch>();
    for (int number = 0; number < 8; number++) {
      organizations.add(new OrganizationBatch(new OrganizationId(UUID.randomUUID())));
    }

    var reading = new BatchReading(organizations, new Grounds(Postroom.closed()), TEN).sql();

    assertThat(reading.chars().filter(character -> character == ';').count()).isLessThan(255);
  }

  @Test
  void strings_are_made_for_few_numbers_of_organizations() {
    assertThat(
            IntStream.rangeClosed(1, 8)
                .mapToObj(
                    number ->
                        IntStream.range(0, number)
                            .mapToObj(
                                _ -> new OrganizationBatch(new OrganizationId(UUID.randomUUID())))
                            .toList())
                .map(organizations -> OrganizationBatch.filledUp(organizations).size()))
        .isEqualTo(List.of(1, 2, 4, 4, 8, 8, 8, 8));
  }

  private static HeldWriter held() throws Exception {
    return HeldWriter.on(Bench.shared(), SETTINGS);
  }

  private static Future<ConversationThread> close(
      HeldWriter writer, World world, ConversationThread thread) throws Exception {
    return writer.ask(() -> world.change(thread.id(), TEN, CLOSE));
  }

  private static AbstractThrowableAssert<?, ?> assertThatFailure(Future<?> future) {
    return assertThatThrownBy(future::get).isInstanceOf(ExecutionException.class).cause();
  }
}
