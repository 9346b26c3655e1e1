package dev.threadkeep.application.pull;

import static dev.threadkeep.domain.thread.fixture.Cast.ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.BOB_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.ORGANIZATION;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.connection.Connection;
import dev.threadkeep.application.connection.ConnectionException;
import dev.threadkeep.application.connection.Connections;
import dev.threadkeep.application.delivery.Listing;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.Rest;
import dev.threadkeep.application.delivery.VendorAccess;
import dev.threadkeep.application.delivery.VendorPage;
import dev.threadkeep.application.delivery.VendorQuery;
import dev.threadkeep.application.delivery.VendorStatus;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.application.inbound.Findings;
import dev.threadkeep.application.inbound.Lines;
import dev.threadkeep.application.inbound.ShadowStore;
import dev.threadkeep.application.inbound.SomeLine;
import dev.threadkeep.application.inbound.Standing;
import dev.threadkeep.application.inbound.VendorChanges;
import dev.threadkeep.application.inbound.VendorOpenings;
import dev.threadkeep.application.inbound.VendorOpenings.Opened;
import dev.threadkeep.application.inbound.WatchedVendor;
import dev.threadkeep.application.outbox.Rests;
import dev.threadkeep.application.pull.Pull.Abortion;
import dev.threadkeep.application.pull.Pull.Asked;
import dev.threadkeep.application.pull.Pull.Progress;
import dev.threadkeep.application.pull.PullFailure.Reason;
import dev.threadkeep.application.pull.PullReport.Broken;
import dev.threadkeep.application.pull.PullReport.Complete;
import dev.threadkeep.application.pull.PullReport.Gains;
import dev.threadkeep.application.pull.PullReport.LetGo;
import dev.threadkeep.application.pull.PullReport.Onward;
import dev.threadkeep.application.pull.PullReport.Paused;
import dev.threadkeep.application.pull.PullReport.Stopped;
import dev.threadkeep.application.pull.PullSlice.Trouble;
import dev.threadkeep.application.pull.PullStore.Touched;
import dev.threadkeep.application.pull.PullStore.Waiting;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadException.UnknownTeammate.Role;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of the vendor's have two threads each. */
class PullRunnerTest {
  private static final RegisterValue OPEN = new RegisterValue.Status(new VendorStatus.Open());
  private static final RegisterValue CLOSED = new RegisterValue.Status(new VendorStatus.Closed());

  private static final Outcome.Failure AWAY = new Outcome.NotSent(null, "Away.", null);

  private final PullStore pulls = mock();
  private final Lines lines = mock();
  private final ShadowStore shadows = mock();
  private final VendorChanges changes = mock();
  private final VendorOpenings openings = mock();
  private final Connection connection = Connections.connection();
  private final Pull pull =
      Pull.begun(
          new PullId(new UUID(1, 1)),
          new Asked(ORGANIZATION, connection.id(), ALICE, "request-1", TEN));
  private final Map<String, Standing> here = new LinkedHashMap<>();
  private final Map<String, Reading<VendorThread>> answers = new HashMap<>();
  private final List<String> opened = new ArrayList<>();
  private final List<PullReport> reports = new ArrayList<>();
  private final List<Rest> resting = new ArrayList<>();
  private final List<RuntimeException> unforeseen = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private WatchedVendor vendor = listing(Listing.CHANGED_SINCE);
  private List<String> accounts = List.of();
  private PullPlace place = PullPlace.beginning();
  private @Nullable Instant inDoubtSince;
  private Trouble trouble = Trouble.none();
  private @Nullable PullRunner runner;
  private Instant now = NOON;

  /** Answers for single threads as it was told to, else as it has them. */
  private WatchedVendor listing(Listing listing) {
    return new WatchedVendor(listing) {
      @Override
      public Reading<VendorThread> read(VendorAccess access, ExternalReference thread) {
        var usual = super.read(access, thread);
        return answers.getOrDefault(thread.id(), usual);
      }
    };
  }

  @BeforeEach
  void ports() {
    when(pulls.waiting(any())).thenReturn(List.of(new Waiting(ORGANIZATION, connection.id())));
    when(pulls.take(any(), any(), any()))
        .thenAnswer(
            _ ->
                isOver()
                    ? Optional.empty()
                    : Optional.of(
                        new PullSlice(pull, reports.size(), place, inDoubtSince, trouble)));
    when(pulls.settle(any(), any(), any()))
        .thenAnswer(
            call -> {
              PullReport report = call.getArgument(1);
              reports.add(report);
              if (report instanceof Onward(var to, _)) {
                place = to;
              }
              return true;
            });
    when(pulls.hold(any(), any())).thenReturn(true);
    when(lines.open(any(), any()))
        .thenAnswer(_ -> Optional.of(SomeLine.to(ORGANIZATION, connection, vendor, accounts)));
    when(shadows.find(any(), anyCollection()))
        .thenAnswer(
            call -> {
              Collection<ExternalReference> references = call.getArgument(1);
              return references.stream()
                  .filter(reference -> here.containsKey(reference.id()))
                  .map(reference -> here.get(reference.id()))
                  .toList();
            });
    when(openings.open(any(), any(), eq(pull.workId())))
        .thenAnswer(
            call -> {
              VendorThread shown = call.getArgument(1);
              opened.add(shown.reference().id());
              return new Opened(id(shown.reference().id()), 0);
            });
    when(changes.apply(any(), any(), any(), eq(pull.workId())))
        .thenReturn(new Findings(1, 1, 0, 2));
  }

  private boolean isOver() {
    return !reports.isEmpty() && !(reports.getLast() instanceof Onward);
  }

  private static ThreadId id(String reference) {
    return new ThreadId(new UUID(7, Long.parseLong(reference)));
  }

  private static ExternalReference reference(String id) {
    return new ExternalReference(INTERCOM_VENDOR, id);
  }

  private void there(RegisterValue status, String... ids) {
    for (var id : ids) {
      vendor.having(new VendorThread(reference(id), List.of(status), TEN));
    }
  }

  private void thereIn(String account, String... ids) {
    for (var id : ids) {
      var reference = new ExternalReference(INTERCOM_VENDOR, account, id, null);
      vendor.having(new VendorThread(reference, List.of(OPEN), TEN));
    }
  }

  /** Threads that the vendor was last known to hold like this. */
  private void here(RegisterValue shadow, String... ids) {
    for (var id : ids) {
      var thread = aThread().identified(id(id)).knownAs(reference(id)).open();
      here.put(id, new Standing(thread, reference(id), 0, Set.of(), List.of(shadow)));
    }
  }

  private PullRunner runner() {
    if (runner == null) {
      runner =
          new PullRunner(
              pulls,
              lines,
              new Rests(() -> List.copyOf(resting), () -> NOON),
              shadows,
              changes,
              openings,
              () -> now,
              Runnable::run,
              (_, failure) -> unforeseen.add(failure),
              (_, what) -> told.add(what));
    }
    return runner;
  }

  private PullReport last() {
    runner().look();
    return reports.getLast();
  }

  private static Progress progress(
      long pages, long lookedAt, long opened, long changed, long failed) {
    return new Progress(pages, lookedAt, opened, changed, failed, 0, 0);
  }

  private static Gains gains(long pages, long lookedAt, long opened, long changed) {
    return new Gains(progress(pages, lookedAt, opened, changed, 0), List.of());
  }

  private static Gains failing(String id, Reason reason) {
    return new Gains(progress(1, 1, 0, 0, 1), List.of(new PullFailure("", id, reason)));
  }

  @Test
  void threads_that_nobody_knows_here_are_opened_page_after_page() {
    there(OPEN, "1", "2", "3");

    runner().look();

    assertThat(opened).containsExactly("1", "2", "3");
    assertThat(reports)
        .containsExactly(
            new Onward(new PullPlace(0, "2"), gains(1, 2, 2, 0)), new Complete(gains(1, 1, 1, 0)));
  }

  @Test
  void one_account_is_gone_through_after_the_other() {
    accounts = List.of("a", "b");
    thereIn("a", "1", "2", "3");
    thereIn("b", "4");

    runner().look();

    assertThat(opened).containsExactly("1", "2", "3", "4");
    assertThat(reports)
        .containsExactly(
            new Onward(new PullPlace(0, "a", "2"), gains(1, 2, 2, 0)),
            new Onward(new PullPlace(1, "b", null), gains(1, 1, 1, 0)),
            new Complete(gains(1, 1, 1, 0)));
  }

  @Test
  void an_account_is_gone_through_to_its_end_where_one_ahead_of_it_is_taken_out() {
    place = new PullPlace(1, "b", "2");
    accounts = List.of("b", "c");
    thereIn("b", "1", "2", "3");
    thereIn("c", "4");

    runner().look();

    assertThat(opened).containsExactly("3", "4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a c", "a", "x a b c"})
  void where_accounts_have_changed_otherwise_all_are_gone_through_again(String then) {
    place = new PullPlace(1, "b", "2");
    accounts = List.of(then.split(" "));
    thereIn("a", "1", "2", "3");
    thereIn("c", "4");

    runner().look();

    assertThat(opened).startsWith("1", "2", "3");
    assertThat(vendor.queries).extracting(VendorQuery::account).containsSubsequence(accounts);
    assertThat(reports.getLast()).isInstanceOf(Complete.class);
  }

  @Test
  void a_list_that_is_gone_through_again_is_none_without_an_end() {
    accounts = List.of("a", "b");
    thereIn("a", "1", "2", "3");
    when(lines.open(any(), any()))
        .thenAnswer(
            _ -> {
              var now = reports.size() < 2 ? accounts : List.of("a", "c");
              return Optional.of(SomeLine.to(ORGANIZATION, connection, vendor, now));
            });

    runner().look();

    assertThat(vendor.queries)
        .extracting(VendorQuery::account)
        .containsExactly("a", "a", "a", "a", "c");
    assertThat(reports.getLast()).isInstanceOf(Complete.class);
  }

  @Test
  void a_place_from_before_accounts_were_noted_is_the_one_of_its_number() {
    place = new PullPlace(1, "2");
    accounts = List.of("a", "b");
    thereIn("b", "1", "2", "3");

    runner().look();

    assertThat(opened).containsExactly("3");
  }

  @Test
  void where_the_vendor_tells_what_changed_each_is_read_before_it_is_opened() {
    there(OPEN, "1");
    answers.put("1", new Reading.Seen<>(new VendorThread(reference("1"), List.of(CLOSED), TEN)));

    last();

    assertThat(vendor.read).containsExactly("1");
    verify(openings).open(any(), eq(new VendorThread(reference("1"), List.of(CLOSED), TEN)), any());
  }

  @Test
  void where_the_vendor_lists_all_it_has_the_list_says_enough() {
    vendor = listing(Listing.WHOLE);
    there(OPEN, "1", "2");

    last();

    assertThat(opened).containsExactly("1", "2");
    assertThat(vendor.read).isEmpty();
    assertThat(vendor.queries).hasSize(1);
  }

  @Test
  void all_are_asked_for_whenever_they_changed() {
    there(OPEN, "1");

    last();

    assertThat(vendor.queries.getFirst().since()).isNull();
  }

  @Test
  void what_is_here_already_is_neither_opened_nor_asked_for() {
    there(OPEN, "1", "2");
    here(OPEN, "1", "2");

    assertThat(last()).isEqualTo(new Complete(gains(1, 2, 0, 0)));

    assertThat(opened).isEmpty();
    assertThat(vendor.read).isEmpty();
  }

  @Test
  void what_the_vendor_did_to_what_is_here_happens_here() {
    there(CLOSED, "1");
    here(OPEN, "1");

    assertThat(last())
        .isEqualTo(new Complete(new Gains(new Progress(1, 1, 0, 1, 0, 0, 2), List.of())));

    assertThat(vendor.read).containsExactly("1");
    assertThat(opened).isEmpty();
  }

  @Test
  void a_page_that_shows_something_new_is_listed_again_where_nothing_else_can_be_asked_for() {
    vendor = listing(Listing.WHOLE);
    there(CLOSED, "1");
    here(OPEN, "1");

    last();

    assertThat(vendor.queries).hasSize(2);
    assertThat(vendor.read).isEmpty();
  }

  @Test
  void a_page_that_is_listed_twice_is_held_for_longer_in_between() {
    var calls = new ArrayList<String>();
    vendor =
        new WatchedVendor(Listing.WHOLE) {
          @Override
          public Reading<VendorPage> list(VendorAccess access, VendorQuery query) {
            calls.add("list");
            now = now.plusSeconds(40);
            return super.list(access, query);
          }
        };
    when(pulls.hold(any(), any()))
        .thenAnswer(
            call -> {
              calls.add("hold until %s".formatted(call.<Instant>getArgument(1)));
              return true;
            });
    there(CLOSED, "1");
    here(OPEN, "1");

    last();

    assertThat(calls)
        .containsExactly(
            "list",
            "hold until %s".formatted(NOON.plusSeconds(110)),
            "list",
            "hold until %s".formatted(NOON.plusSeconds(150)));
  }

  @Test
  void who_stops_a_pull_keeps_its_page_from_being_listed_again() {
    vendor = listing(Listing.WHOLE);
    there(CLOSED, "1");
    here(OPEN, "1");
    when(pulls.hold(any(), any())).thenReturn(false);

    assertThat(last()).isEqualTo(new Stopped(Gains.none()));
    assertThat(vendor.queries).hasSize(1);
  }

  @Test
  void what_was_erased_here_does_not_come_back() {
    there(CLOSED, "1");
    var erased =
        aThread()
            .identified(id("1"))
            .knownAs(reference("1"))
            .story(new ThreadCommand.Erase(null))
            .thread();
    here.put("1", new Standing(erased, reference("1"), 0, Set.of(), List.of(), List.of(), true));

    assertThat(last()).isEqualTo(new Complete(gains(1, 1, 0, 0)));

    assertThat(vendor.read).isEmpty();
  }

  @Test
  void what_a_broken_off_page_had_done_counts_once_it_is_gone_through() {
    inDoubtSince = TEN;
    there(OPEN, "1", "2");
    here(OPEN, "1", "2");
    when(pulls.touched(any(), anyCollection()))
        .thenReturn(List.of(new Touched(id("1"), true), new Touched(id("2"), false)));

    assertThat(last()).isEqualTo(new Complete(gains(1, 2, 1, 1)));

    assertThat(opened).isEmpty();
  }

  @Test
  void a_thread_that_somebody_opened_meanwhile_is_here_already() {
    there(OPEN, "1");
    when(openings.open(any(), any(), any()))
        .thenAnswer(
            _ -> {
              here(OPEN, "1");
              throw new ThreadException.ReferenceTaken(reference("1"));
            });

    assertThat(last()).isEqualTo(new Complete(gains(1, 1, 0, 0)));
  }

  @Test
  void a_reference_that_another_thread_has_is_a_failure() {
    there(OPEN, "1");
    when(openings.open(any(), any(), any()))
        .thenThrow(new ThreadException.ReferenceTaken(reference("1")));

    assertThat(last()).isEqualTo(new Complete(failing("1", Reason.EXTERNAL_REFERENCE_TAKEN)));
  }

  @Test
  void a_thread_that_can_be_none_here_is_a_failure() {
    there(OPEN, "1");
    when(openings.open(any(), any(), any()))
        .thenThrow(new ThreadException.UnknownTeammate(BOB_ID, Role.ASSIGNEE));

    assertThat(last()).isEqualTo(new Complete(failing("1", Reason.REFUSED)));
  }

  @Test
  void what_nobody_foresaw_of_one_thread_does_not_keep_the_others_out() {
    there(OPEN, "1", "2");
    var failure = new IllegalStateException("unforeseen");
    when(openings.open(any(), any(), any())).thenThrow(failure).thenReturn(new Opened(id("2"), 0));

    assertThat(last()).isEqualTo(withOneOdd());
    verify(changes).unforeseen(any(), eq("1"), eq(failure));
    assertThat(unforeseen).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"CHANGED_SINCE", "WHOLE"})
  void one_that_cannot_be_made_out_in_a_list_does_not_keep_the_others_out(Listing listing) {
    vendor = listing(listing);
    there(OPEN, "1", "2");
    var failure = new IllegalStateException("unforeseen");
    vendor.odd("1", failure);

    assertThat(last()).isEqualTo(withOneOdd());
    assertThat(opened).containsExactly("2");
    verify(changes).unforeseen(any(), eq("1"), eq(failure));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void one_that_cannot_be_made_out_when_it_is_asked_for_does_not_keep_the_others_out(
      boolean isOversized) {
    var failure = new IllegalStateException("unforeseen");
    vendor =
        new WatchedVendor(Listing.CHANGED_SINCE) {
          @Override
          public Reading<VendorThread> read(VendorAccess access, ExternalReference thread) {
            if (thread.id().equals("1")) {
              throw failure;
            }
            return super.read(access, thread);
          }
        };
    there(OPEN, "1", "2");
    if (isOversized) {
      vendor.oversized("1");
    }

    assertThat(last()).isEqualTo(withOneOdd());
    assertThat(opened).containsExactly("2");
    verify(changes).unforeseen(any(), eq("1"), eq(failure));
  }

  private static PullReport withOneOdd() {
    return new Complete(
        new Gains(
            progress(1, 2, 1, 0, 1), List.of(new PullFailure("", "1", Reason.INTERNAL_ERROR))));
  }

  @Test
  void one_that_is_listed_and_gone_when_it_is_asked_for_is_a_failure() {
    there(OPEN, "1");
    answers.put("1", new Reading.Absent<>());

    assertThat(last()).isEqualTo(new Complete(failing("1", Reason.GONE)));
  }

  @Test
  void one_that_the_vendor_does_not_show_is_a_failure() {
    there(OPEN, "1");
    answers.put("1", new Reading.Failed<>(new Outcome.Rejected(403, "No.")));

    assertThat(last()).isEqualTo(new Complete(failing("1", Reason.VENDOR_REJECTED)));
  }

  @Test
  void a_vendor_that_does_not_answer_is_waited_for_longer_and_longer() {
    vendor.away(true);

    var pauses = new ArrayList<Duration>();
    for (int before : List.of(0, 1, 2, 6, 20)) {
      reports.clear();
      trouble = new Trouble(before, before == 0 ? null : NOON.minusSeconds(60));
      pauses.add(Duration.between(NOON, ((Paused) last()).until()));
    }

    assertThat(pauses)
        .containsExactly(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofMinutes(5),
            Duration.ofMinutes(5));
  }

  @Test
  void a_vendor_that_says_how_long_it_wants_to_be_left_alone_is() {
    there(OPEN, "1");
    var tooMany = new Outcome.NotSent(429, "Too many.", Duration.ofSeconds(90));
    answers.put("1", new Reading.Failed<>(tooMany));

    assertThat(last()).isEqualTo(new Paused(NOON.plusSeconds(90), tooMany));
  }

  private void asksForTime(Duration time) {
    resting.add(
        new Rest(
            connection.id(),
            connection.vendor(),
            connection.edition(),
            Rest.Reason.ASKED_FOR,
            NOON.plus(time)));
  }

  @Test
  void over_a_connection_whose_vendor_asked_for_time_no_page_is_taken_on() {
    asksForTime(Duration.ofSeconds(90));

    runner().look();

    assertThat(reports).isEmpty();
    verify(pulls, never()).take(any(), any(), any());
  }

  @Test
  void a_pull_whose_vendor_asked_for_time_waits_until_then() {
    asksForTime(Duration.ofSeconds(90));

    runner().look();

    verify(pulls).putOff(new Waiting(ORGANIZATION, connection.id()), NOON, NOON.plusSeconds(90));
  }

  @Test
  void who_meets_a_vendor_that_asks_for_time_waits_no_longer_than_that() {
    trouble = new Trouble(6, NOON.minusSeconds(60));
    var tooMany = new Outcome.NotSent(429, "Too many.", Duration.ofSeconds(90));
    vendor =
        new WatchedVendor(Listing.CHANGED_SINCE) {
          @Override
          public Reading<VendorPage> list(VendorAccess access, VendorQuery query) {
            asksForTime(Duration.ofSeconds(90));
            return new Reading.Failed<>(tooMany);
          }
        };

    assertThat(last()).isEqualTo(new Paused(NOON.plusSeconds(90), tooMany));
  }

  @Test
  void a_vendor_that_has_not_answered_for_an_hour_is_waited_for_no_more() {
    vendor.away(true);
    trouble = new Trouble(14, NOON.minus(PullPage.LONGEST_TROUBLE));

    assertThat(last()).isEqualTo(new Broken(Abortion.VENDOR_UNREACHABLE, AWAY, Gains.none()));
  }

  @Test
  void a_single_thread_that_is_never_answered_for_holds_the_others_up_no_longer() {
    there(OPEN, "1");
    answers.put("1", new Reading.Failed<>(new Outcome.Unknown(500, "Oops.", true)));

    assertThat(last()).isInstanceOf(Paused.class);
    reports.clear();
    trouble = new Trouble(PullPage.PATIENCE, NOON.minusSeconds(300));

    assertThat(last()).isEqualTo(new Complete(failing("1", Reason.VENDOR_UNANSWERED)));
  }

  @Test
  void a_vendor_that_refuses_to_list_ends_it() {
    place = new PullPlace(0, "2");
    vendor.forgetful(true);

    assertThat(last())
        .isEqualTo(
            new Broken(
                Abortion.VENDOR_REJECTED,
                new Outcome.Rejected(400, "No such cursor."),
                Gains.none()));
  }

  @Test
  void that_the_vendor_is_waited_for_is_told_once_and_without_its_words() {
    vendor.away(true);

    last();
    reports.clear();
    trouble = new Trouble(1, NOON.minusSeconds(60));
    last();
    reports.clear();
    trouble = new Trouble(14, NOON.minus(PullPage.LONGEST_TROUBLE));
    last();

    assertThat(told)
        .containsExactly(
            "waits until %s: the vendor was not reached".formatted(NOON.plusSeconds(5)),
            "has failed: vendor_unreachable: the vendor was not reached");
  }

  @Test
  void a_list_that_goes_no_further_ends_it() {
    var stuck = new Outcome.Unknown(200, "the list goes no further", false);
    vendor.unlistable(stuck);

    assertThat(last()).isEqualTo(new Broken(Abortion.LIST_UNUSABLE, stuck, Gains.none()));
    assertThat(told).containsExactly("has failed: list_unusable: the list goes no further");
  }

  @Test
  void a_list_that_goes_on_with_what_it_had_before_ends_it() {
    there(OPEN, "1", "2", "3", "4", "5");
    vendor.leadingTo("2");

    assertThat(last())
        .isEqualTo(
            new Broken(
                Abortion.LIST_UNUSABLE,
                new Outcome.Unknown(
                    null,
                    "the list has no end: behind this page it goes on with one that it had before",
                    false),
                gains(1, 2, 2, 0)));
    assertThat(opened).containsExactly("1", "2", "3", "4");
  }

  @Test
  void a_list_of_which_nothing_new_comes_any_more_ends_it() {
    there(OPEN, "1", "2", "3");
    vendor.endless();

    assertThat(last())
        .isEqualTo(
            new Broken(
                Abortion.LIST_UNUSABLE,
                new Outcome.Unknown(
                    null,
                    "the list has no end: its last 10 pages showed nothing that it had not shown"
                        + " before",
                    false),
                gains(1, 0, 0, 0)));
    assertThat(vendor.queries).hasSize(12);
  }

  @Test
  void a_thread_that_is_too_large_for_a_list_is_asked_for_alone() {
    there(OPEN, "1", "2");
    vendor.oversized("1");

    assertThat(last()).isEqualTo(new Complete(gains(1, 2, 2, 0)));

    assertThat(opened).containsExactly("2", "1");
  }

  @Test
  void one_that_is_too_large_alone_too_is_a_failure() {
    there(OPEN, "1");
    vendor.oversized("1");
    answers.put("1", new Reading.Failed<>(new Outcome.Unknown(200, "too large", false)));

    assertThat(last()).isEqualTo(new Complete(failing("1", Reason.TOO_LARGE)));
  }

  @Test
  void one_that_is_too_large_is_a_failure_where_the_list_says_all() {
    vendor = listing(Listing.WHOLE);
    there(OPEN, "1");
    vendor.oversized("1");

    assertThat(last()).isEqualTo(new Complete(failing("1", Reason.TOO_LARGE)));
    assertThat(vendor.read).isEmpty();
  }

  @Test
  void over_a_connection_that_is_switched_off_it_cannot_go_on() {
    when(lines.open(any(), any())).thenReturn(Optional.empty());

    assertThat(last()).isEqualTo(new Broken(Abortion.CONNECTION_OFF, null, Gains.none()));
  }

  @Test
  void without_a_credential_that_can_be_opened_it_cannot_go_on() {
    ConnectionException.UnreadableSecret unreadable = mock();
    when(lines.open(any(), any())).thenThrow(unreadable);

    assertThat(last()).isEqualTo(new Broken(Abortion.SECRET_UNREADABLE, null, Gains.none()));
  }

  @Test
  void whoever_stops_it_stops_it_within_a_page_with_what_was_done() {
    there(OPEN, "1", "2");
    when(pulls.hold(any(), any())).thenReturn(false);

    assertThat(last()).isEqualTo(new Stopped(Gains.none()));
    assertThat(opened).isEmpty();
  }

  @Test
  void a_service_that_ends_lets_the_page_go() {
    there(OPEN, "1", "2");
    when(openings.open(any(), any(), any()))
        .thenAnswer(
            _ -> {
              runner().stop();
              return new Opened(id("1"), 0);
            });

    assertThat(last()).isEqualTo(new LetGo());
  }

  @Test
  void while_the_store_cannot_be_reached_nothing_is_reported() {
    there(OPEN, "1");
    StoreUnavailableException failure = mock();
    when(openings.open(any(), any(), any())).thenThrow(failure);

    runner().look();

    assertThat(reports).isEmpty();
    assertThat(unforeseen).containsExactly(failure);
  }

  @Test
  void what_nobody_foresaw_ends_it() {
    var failure = new IllegalStateException("unforeseen");
    when(shadows.find(any(), anyCollection())).thenThrow(failure);

    assertThat(last()).isEqualTo(new Broken(Abortion.INTERNAL_ERROR, null, Gains.none()));
    assertThat(unforeseen).containsExactly(failure);
  }

  @Test
  void what_nobody_foresaw_before_a_page_is_taken_on_is_told_and_the_pull_put_off() {
    var failure = new IllegalStateException("unforeseen");
    when(lines.open(any(), any())).thenThrow(failure);

    runner().look();

    assertThat(unforeseen).containsExactly(failure);
    verify(pulls).putOff(new Waiting(ORGANIZATION, connection.id()), NOON, NOON.plusSeconds(60));
  }

  @Test
  void what_nobody_foresaw_of_reporting_is_told() {
    var failure = new IllegalStateException("unforeseen");
    doThrow(failure).when(pulls).settle(any(), any(), any());

    runner().look();

    assertThat(unforeseen).containsExactly(failure);
  }

  @Test
  void what_fails_while_a_pull_is_put_off_is_told_too() {
    var failure = new IllegalStateException("unforeseen");
    StoreUnavailableException outage = mock();
    when(lines.open(any(), any())).thenThrow(failure);
    doThrow(outage).when(pulls).putOff(any(), any(), any());

    runner().look();

    assertThat(unforeseen).containsExactly(failure, outage);
  }

  @Test
  void one_that_another_node_was_faster_to_take_on_is_left_to_it() {
    when(pulls.take(any(), any(), any())).thenReturn(Optional.empty());

    runner().look();

    assertThat(reports).isEmpty();
    assertThat(vendor.queries).isEmpty();
  }
}
