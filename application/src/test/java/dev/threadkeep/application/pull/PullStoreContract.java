package dev.threadkeep.application.pull;

import static dev.threadkeep.domain.thread.fixture.Cast.ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.ELEVEN;
import static dev.threadkeep.domain.thread.fixture.Cast.EVENING;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Contexts.aContext;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.World;
import dev.threadkeep.application.access.KeyInvalidException;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.directory.entry.Mentions;
import dev.threadkeep.application.job.JobState;
import dev.threadkeep.application.pull.Pull.Abortion;
import dev.threadkeep.application.pull.Pull.Asked;
import dev.threadkeep.application.pull.Pull.Hindrance;
import dev.threadkeep.application.pull.Pull.Progress;
import dev.threadkeep.application.pull.PullFailure.Reason;
import dev.threadkeep.application.pull.PullReport.Gains;
import dev.threadkeep.application.pull.PullSlice.Trouble;
import dev.threadkeep.application.pull.PullStore.Touched;
import dev.threadkeep.application.pull.PullStore.Waiting;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.Title;
import dev.threadkeep.domain.vendor.ConnectionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link PullStore} must do; each implementation's test implements this. */
public interface PullStoreContract {
  PullFailure FAILURE = new PullFailure("", "17", Reason.REFUSED);
  Progress SOME = new Progress(1, 20, 7, 3, 1, 2, 4);
  Gains GAINS = new Gains(SOME, List.of(FAILURE));
  PullPlace NEXT = new PullPlace(0, "next");
  Outcome.Failure AWAY = new Outcome.NotSent(null, "Nobody was there.", null);
  Outcome.Failure NO = new Outcome.Rejected(401, "No.");

  StoresUnderTest stores();

  PullStore pulls();

  private World world() {
    return World.in(stores());
  }

  /** A pull over a connection of its own, which is not kept yet. */
  static Pull aPull(World world) {
    return aPull(world, new ConnectionId(UUID.randomUUID()));
  }

  static Pull aPull(World world, ConnectionId connection) {
    return Pull.begun(
        new PullId(UUID.randomUUID()),
        new Asked(world.organization(), connection, ALICE, "request-1", TEN));
  }

  private static ConnectionId connection(Pull pull) {
    return pull.asked().connection();
  }

  /** Keeps a pull that is under way and could not bring in a thread. */
  static void failing(PullStore pulls, World world) {
    var pull = pulls.begin(world.caller(), aPull(world));
    var slice = pulls.take(waiting(pull), TEN, ELEVEN).orElseThrow();
    pulls.settle(slice, new PullReport.Onward(NEXT, GAINS), TEN);
  }

  private Pull begun(World world) {
    return pulls().begin(world.caller(), aPull(world));
  }

  private static Waiting waiting(Pull pull) {
    return new Waiting(pull.asked().organization(), connection(pull));
  }

  private Optional<PullSlice> take(Pull pull, Instant now, Instant until) {
    return pulls().take(waiting(pull), now, until);
  }

  private PullSlice taken(Pull pull) {
    return take(pull, TEN, ELEVEN).orElseThrow();
  }

  private Pull stored(World world, Pull pull) {
    return pulls().find(world.caller(), connection(pull)).orElseThrow();
  }

  private List<PullFailure> failures(World world, Pull pull) {
    return pulls()
        .failures(world.caller(), connection(pull), 0, PullStore.MOST_FAILURES)
        .orElseThrow()
        .items();
  }

  @Test
  default void a_pull_is_kept_as_it_was_asked_for_and_waits() {
    var world = world();
    var pull = aPull(world);

    assertThat(pulls().begin(world.caller(), pull)).isEqualTo(pull);
    assertThat(stored(world, pull)).isEqualTo(pull);
    assertThat(pulls().waiting(NINE)).contains(waiting(pull));
  }

  @Test
  default void while_one_is_not_finished_no_other_begins_over_the_connection() {
    var world = world();
    var first = begun(world);

    var answered = pulls().begin(world.caller(), aPull(world, connection(first)));

    assertThat(answered).isEqualTo(first);
    assertThat(stored(world, first)).isEqualTo(first);
  }

  @Test
  default void a_new_one_takes_the_place_of_one_that_is_finished_with_its_failures() {
    var world = world();
    var first = begun(world);
    pulls().settle(taken(first), new PullReport.Onward(NEXT, GAINS), TEN);
    pulls().settle(taken(first), new PullReport.Paused(TEN, AWAY), TEN);
    pulls().settle(taken(first), new PullReport.Complete(GAINS), NOON);
    var second = aPull(world, connection(first));

    assertThat(pulls().begin(world.caller(), second)).isEqualTo(second);
    assertThat(stored(world, first)).isEqualTo(second);
    assertThat(failures(world, second)).isEmpty();
    var slice = taken(second);
    assertThat(slice.place()).isEqualTo(PullPlace.beginning());
    assertThat(slice.inDoubtSince()).isNull();
    assertThat(slice.trouble()).isEqualTo(Trouble.none());
  }

  @Test
  default void nothing_is_kept_for_a_key_that_works_no_longer() {
    var world = world();
    var pull = aPull(world);
    var caller = world.holding(world.key(NINE));

    assertThatThrownBy(() -> pulls().begin(caller, pull)).isInstanceOf(KeyInvalidException.class);
    assertThat(pulls().find(world.caller(), connection(pull))).isEmpty();
  }

  @Test
  default void another_organizations_pull_is_not_found() {
    var pull = begun(world());
    var other = world().caller();

    assertThat(pulls().find(other, connection(pull))).isEmpty();
    assertThat(pulls().failures(other, connection(pull), 0, 10)).isEmpty();
    assertThat(pulls().cancel(other, connection(pull), NOON)).isEmpty();
    var others = new Waiting(other.organization(), connection(pull));
    assertThat(pulls().take(others, TEN, NOON)).isEmpty();
    pulls().putOff(others, TEN, NOON);
    assertThat(pulls().waiting(TEN)).contains(waiting(pull));
  }

  @Test
  default void while_somebody_is_at_it_nobody_else_is() {
    var world = world();
    var pull = begun(world);

    var slice = taken(pull);

    assertThat(slice.place()).isEqualTo(PullPlace.beginning());
    assertThat(slice.pull().state()).isEqualTo(JobState.RUNNING);
    assertThat(slice.pull().startedAt()).isEqualTo(TEN);
    assertThat(pulls().waiting(ELEVEN.minusMillis(1))).doesNotContain(waiting(pull));
    assertThat(take(pull, ELEVEN.minusMillis(1), NOON)).isEmpty();
    assertThat(pulls().waiting(ELEVEN)).contains(waiting(pull));
  }

  @Test
  default void whoever_goes_on_holding_it_keeps_others_away() {
    var pull = begun(world());
    var slice = taken(pull);

    assertThat(pulls().hold(slice, NOON)).isTrue();
    assertThat(take(pull, ELEVEN, EVENING)).isEmpty();
  }

  @Test
  default void a_page_that_was_not_settled_is_taken_on_again_and_is_in_doubt() {
    var pull = begun(world());
    var lost = taken(pull);

    var again = take(pull, ELEVEN, NOON).orElseThrow();

    assertThat(lost.inDoubtSince()).isNull();
    assertThat(again.inDoubtSince()).isEqualTo(TEN);
    assertThat(again.place()).isEqualTo(lost.place());
    assertThat(take(pull, NOON, EVENING).orElseThrow().inDoubtSince()).isEqualTo(TEN);
  }

  @Test
  default void what_is_reported_by_who_has_lost_it_is_not_taken() {
    var world = world();
    var pull = begun(world);
    var lost = taken(pull);
    var mine = take(pull, ELEVEN, NOON).orElseThrow();

    assertThat(pulls().hold(lost, EVENING)).isFalse();
    assertThat(pulls().settle(lost, new PullReport.Onward(NEXT, GAINS), ELEVEN)).isFalse();
    assertThat(stored(world, pull).progress()).isEqualTo(Progress.none());
    assertThat(failures(world, pull)).isEmpty();
    assertThat(pulls().settle(mine, new PullReport.Onward(NEXT, GAINS), ELEVEN)).isTrue();
    assertThat(pulls().settle(mine, new PullReport.Onward(NEXT, GAINS), ELEVEN)).isFalse();
  }

  @Test
  default void it_goes_on_behind_the_page_with_what_was_done_added() {
    var world = world();
    var pull = begun(world);
    pulls().settle(taken(pull), new PullReport.Onward(NEXT, GAINS), TEN);

    var next = taken(pull);
    pulls().settle(next, new PullReport.Onward(new PullPlace(1, null), GAINS), TEN);

    assertThat(next.place()).isEqualTo(NEXT);
    assertThat(next.inDoubtSince()).isNull();
    assertThat(stored(world, pull).progress()).isEqualTo(new Progress(2, 40, 14, 6, 2, 4, 8));
    assertThat(taken(pull).place()).isEqualTo(new PullPlace(1, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "behind-7", "{\"name\":\"b\"}"})
  default void a_place_in_one_of_several_accounts_is_kept_with_its_name(String cursor) {
    var world = world();
    var pull = begun(world);
    var place = new PullPlace(2, "the \"bot\"", cursor.isEmpty() ? null : cursor);

    pulls().settle(taken(pull), new PullReport.Onward(place, GAINS), TEN);

    assertThat(taken(pull).place()).isEqualTo(place);
  }

  @Test
  default void behind_the_last_page_it_is_done() {
    var world = world();
    var pull = begun(world);

    pulls().settle(taken(pull), new PullReport.Complete(GAINS), NOON);

    var done = stored(world, pull);
    assertThat(done.state()).isEqualTo(JobState.DONE);
    assertThat(done.finishedAt()).isEqualTo(NOON);
    assertThat(done.progress()).isEqualTo(SOME);
    assertThat(take(pull, EVENING, EVENING)).isEmpty();
    assertThat(pulls().waiting(EVENING)).doesNotContain(waiting(pull));
  }

  @Test
  default void one_that_cannot_go_on_says_why() {
    var world = world();
    var pull = begun(world);

    pulls().settle(taken(pull), new PullReport.Broken(Abortion.VENDOR_REJECTED, NO, GAINS), NOON);

    var failed = stored(world, pull);
    assertThat(failed.state()).isEqualTo(JobState.FAILED);
    assertThat(failed.abortion()).isEqualTo(Abortion.VENDOR_REJECTED);
    assertThat(failed.hindrance()).isEqualTo(new Hindrance(NO, null));
    assertThat(failed.progress()).isEqualTo(SOME);
    assertThat(failures(world, pull)).containsExactly(FAILURE);
  }

  @Test
  default void a_vendor_that_does_not_answer_is_left_alone_until_then() {
    var pull = begun(world());
    pulls().settle(taken(pull), new PullReport.Paused(NOON, AWAY), TEN);

    assertThat(pulls().waiting(NOON.minusMillis(1))).doesNotContain(waiting(pull));
    assertThat(take(pull, NOON.minusMillis(1), EVENING)).isEmpty();
    var again = take(pull, NOON, EVENING).orElseThrow();
    assertThat(again.trouble()).isEqualTo(new Trouble(1, TEN));
    assertThat(again.inDoubtSince()).isEqualTo(TEN);
  }

  @Test
  default void why_a_vendor_is_waited_for_and_until_when_is_told_until_it_answers() {
    var world = world();
    var pull = begun(world);
    pulls().settle(taken(pull), new PullReport.Paused(NOON, AWAY), TEN);
    var waiting = stored(world, pull);
    var again = take(pull, NOON, EVENING).orElseThrow();
    pulls().settle(again, new PullReport.LetGo(), NOON);
    var letGo = stored(world, pull);

    pulls()
        .settle(take(pull, NOON, EVENING).orElseThrow(), new PullReport.Onward(NEXT, GAINS), NOON);

    assertThat(waiting.hindrance()).isEqualTo(new Hindrance(AWAY, NOON));
    assertThat(letGo.hindrance()).isEqualTo(new Hindrance(AWAY, null));
    assertThat(stored(world, pull).hindrance()).isNull();
  }

  @Test
  default void pauses_are_counted_until_a_page_is_gone_through() {
    var pull = begun(world());
    pulls().settle(taken(pull), new PullReport.Paused(TEN, AWAY), TEN);
    pulls()
        .settle(take(pull, ELEVEN, NOON).orElseThrow(), new PullReport.Paused(NOON, AWAY), ELEVEN);
    var third = take(pull, NOON, EVENING).orElseThrow();

    pulls().settle(third, new PullReport.Onward(NEXT, GAINS), NOON);

    assertThat(third.trouble()).isEqualTo(new Trouble(2, TEN));
    assertThat(take(pull, NOON, EVENING).orElseThrow().trouble()).isEqualTo(Trouble.none());
  }

  @Test
  default void one_that_is_put_off_waits_until_then_and_is_in_no_trouble() {
    var world = world();
    var pull = begun(world);

    pulls().putOff(waiting(pull), TEN, NOON);

    assertThat(pulls().waiting(NOON.minusMillis(1))).doesNotContain(waiting(pull));
    assertThat(take(pull, NOON.minusMillis(1), EVENING)).isEmpty();
    assertThat(stored(world, pull)).isEqualTo(pull);
    assertThat(pulls().waiting(NOON)).contains(waiting(pull));
    assertThat(take(pull, NOON, EVENING).orElseThrow().trouble()).isEqualTo(Trouble.none());
  }

  @Test
  default void one_that_waits_for_longer_is_not_put_off_to_an_earlier_time() {
    var pull = begun(world());
    pulls().settle(taken(pull), new PullReport.Paused(EVENING, AWAY), TEN);

    pulls().putOff(waiting(pull), TEN, NOON);

    assertThat(pulls().waiting(EVENING.minusMillis(1))).doesNotContain(waiting(pull));
    assertThat(pulls().waiting(EVENING)).contains(waiting(pull));
  }

  @Test
  default void one_that_somebody_is_at_is_not_put_off() {
    var pull = begun(world());
    taken(pull);

    pulls().putOff(waiting(pull), TEN, EVENING);

    assertThat(pulls().waiting(ELEVEN)).contains(waiting(pull));
    assertThat(take(pull, ELEVEN, NOON)).isPresent();
  }

  @Test
  default void one_that_is_let_go_is_taken_on_by_another_at_once() {
    var world = world();
    var pull = begun(world);

    pulls().settle(taken(pull), new PullReport.LetGo(), TEN);

    assertThat(taken(pull).inDoubtSince()).isEqualTo(TEN);
    assertThat(stored(world, pull).progress()).isEqualTo(Progress.none());
  }

  @Test
  default void one_that_nobody_is_at_is_cancelled_at_once() {
    var world = world();
    var pull = begun(world);
    pulls().settle(taken(pull), new PullReport.Paused(EVENING, AWAY), TEN);

    var cancelled = pulls().cancel(world.caller(), connection(pull), NOON).orElseThrow();

    assertThat(cancelled.state()).isEqualTo(JobState.CANCELLED);
    assertThat(cancelled.finishedAt()).isEqualTo(NOON);
    assertThat(cancelled.hindrance()).isNull();
    assertThat(stored(world, pull)).isEqualTo(cancelled);
    assertThat(take(pull, EVENING, EVENING)).isEmpty();
  }

  @Test
  default void one_that_somebody_is_at_is_cancelled_when_that_hears_of_it() {
    var world = world();
    var pull = begun(world);
    var slice = taken(pull);

    var asked = pulls().cancel(world.caller(), connection(pull), TEN).orElseThrow();

    assertThat(asked.state()).isEqualTo(JobState.RUNNING);
    assertThat(asked.cancelAsked()).isTrue();
    assertThat(pulls().hold(slice, NOON)).isFalse();
    pulls().settle(slice, new PullReport.Stopped(GAINS), ELEVEN);
    var cancelled = stored(world, pull);
    assertThat(cancelled.state()).isEqualTo(JobState.CANCELLED);
    assertThat(cancelled.finishedAt()).isEqualTo(ELEVEN);
    assertThat(cancelled.progress()).isEqualTo(SOME);
  }

  @Test
  default void one_that_is_to_stop_does_not_go_on_behind_its_page() {
    var world = world();
    var pull = begun(world);
    var slice = taken(pull);
    pulls().cancel(world.caller(), connection(pull), TEN);

    pulls().settle(slice, new PullReport.Onward(NEXT, GAINS), ELEVEN);

    assertThat(stored(world, pull).state()).isEqualTo(JobState.CANCELLED);
  }

  @Test
  default void one_that_is_finished_stays_as_it_is() {
    var world = world();
    var pull = begun(world);
    pulls().settle(taken(pull), new PullReport.Complete(GAINS), NOON);
    var done = stored(world, pull);

    assertThat(pulls().cancel(world.caller(), connection(pull), EVENING)).contains(done);
    assertThat(stored(world, pull)).isEqualTo(done);
  }

  @Test
  default void failures_are_paged_in_their_order() {
    var world = world();
    var pull = begun(world);
    var all =
        IntStream.range(0, 5)
            .mapToObj(number -> new PullFailure("account", "id-" + number, Reason.GONE))
            .toList();
    pulls().settle(taken(pull), onward(all.subList(0, 2)), TEN);
    pulls().settle(taken(pull), onward(all.subList(2, 5)), TEN);

    var first = pulls().failures(world.caller(), connection(pull), 0, 3).orElseThrow();
    var second = pulls().failures(world.caller(), connection(pull), first.next(), 3).orElseThrow();

    assertThat(first.items()).isEqualTo(all.subList(0, 3));
    assertThat(second.items()).isEqualTo(all.subList(3, 5));
    assertThat(second.next()).isNull();
  }

  @Test
  default void of_many_failures_the_first_are_kept_and_all_counted() {
    var world = world();
    var pull = begun(world);
    var many =
        IntStream.rangeClosed(0, PullStore.MOST_FAILURES)
            .mapToObj(number -> new PullFailure("", "id-" + number, Reason.GONE))
            .toList();

    pulls().settle(taken(pull), onward(many), TEN);

    assertThat(stored(world, pull).progress().failed()).isEqualTo(many.size());
    assertThat(failures(world, pull)).isEqualTo(many.subList(0, PullStore.MOST_FAILURES));
  }

  private static PullReport onward(List<PullFailure> failures) {
    var count = failures.size();
    return new PullReport.Onward(
        NEXT, new Gains(new Progress(1, count, 0, 0, count, 0, 0), failures));
  }

  @Test
  default void what_a_pull_did_since_its_page_was_begun_is_told() {
    var world = world();
    var pull = begun(world);
    taken(pull);
    var opened = opened(world, pull.workId(), TEN);
    var changed = opened(world, "request-2", NINE);
    retitled(world, changed, pull.workId(), ELEVEN);
    var earlier = opened(world, pull.workId(), NINE);
    var others = opened(world, "request-2", TEN);
    var slice = take(pull, ELEVEN, NOON).orElseThrow();

    var touched = pulls().touched(slice, List.of(opened, changed, earlier, others));

    assertThat(touched)
        .containsExactlyInAnyOrder(new Touched(opened, true), new Touched(changed, false));
    assertThat(pulls().touched(slice, List.of(changed)))
        .containsExactly(new Touched(changed, false));
  }

  private ThreadId opened(World world, String requestId, Instant at) {
    var opening = world.nextThread().opening();
    stores()
        .threads()
        .open(
            world.caller(),
            Mentions.none(),
            _ ->
                ConversationThread.open(
                    opening, List.of(), aContext().at(at).requested(requestId).build()));
    return opening.id();
  }

  private void retitled(World world, ThreadId thread, String requestId, Instant at) {
    world.decide(
        thread,
        aContext().at(at).requested(requestId).build(),
        new ThreadCommand.Retitle(new Title("Parcel")));
  }
}
