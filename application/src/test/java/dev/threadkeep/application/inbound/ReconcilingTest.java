package dev.threadkeep.application.inbound;

import static dev.threadkeep.domain.thread.fixture.Cast.ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.ORGANIZATION;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.threadkeep.application.CountingIds;
import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.connection.Connection;
import dev.threadkeep.application.connection.ConnectionException;
import dev.threadkeep.application.connection.Connections;
import dev.threadkeep.application.delivery.Listing;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.VendorPage;
import dev.threadkeep.application.delivery.VendorQuery;
import dev.threadkeep.application.delivery.VendorStatus;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.application.inbound.Place.Missed;
import dev.threadkeep.application.inbound.RoundStore.Round;
import dev.threadkeep.application.inbound.RoundStore.Watched;
import dev.threadkeep.application.inbound.ShadowStore.Held;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReconcilingTest {
  private static final RegisterValue OPEN = new RegisterValue.Status(new VendorStatus.Open());
  private static final RegisterValue CLOSED = new RegisterValue.Status(new VendorStatus.Closed());
  private static final Outcome.Failure FAULT = new Outcome.Unknown(500, "No.", true);
  private static final Caller CALLER = Caller.service(ORGANIZATION, ALICE);

  private final RoundStore rounds = mock();
  private final ShadowStore shadows = mock();
  private final VendorThreads applied = new VendorThreads();
  private final Lines lines = mock();
  private final Connection connection = Connections.connection();
  private final Watched watched = new Watched(ORGANIZATION, connection.id());
  private final Map<String, Standing> held = new LinkedHashMap<>();
  private final List<RuntimeException> unforeseen = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();
  private final List<String> unlisted = new ArrayList<>();
  private final List<String> odd = new ArrayList<>();
  private List<String> accounts = List.of();
  private WatchedVendor vendor = new WatchedVendor(Listing.NONE);
  private Place place = Place.beginning();
  private @Nullable Place ended;

  /** What was given to be applied. */
  private static final class VendorThreads {
    final List<String> ids = new ArrayList<>();
    final Set<String> impossible = new HashSet<>();

    Findings add(VendorThread thread) {
      if (impossible.contains(thread.reference().id())) {
        throw new IllegalStateException("Oops.");
      }
      ids.add(thread.reference().id());
      return new Findings(1, 1, 0, 0);
    }
  }

  private Reconciling reconciling() {
    VendorChanges changes = mock();
    when(changes.apply(any(), any(), any())).thenAnswer(call -> applied.add(call.getArgument(2)));
    doAnswer(
            call -> {
              Standing standing = call.getArgument(1);
              return unread.add(standing.reference().id() + ": " + call.getArgument(2));
            })
        .when(changes)
        .unread(any(), any(), any());
    doAnswer(call -> unlisted.add(call.getArgument(1) + ": " + call.getArgument(2)))
        .when(changes)
        .unlisted(any(), any(), any());
    doAnswer(
            call -> {
              ThreadId thread = ThreadId.parse(call.getArgument(1));
              RuntimeException failure = call.getArgument(2);
              return odd.add(
                  "t%d: %s"
                      .formatted(thread.value().getLeastSignificantBits(), failure.getMessage()));
            })
        .when(changes)
        .unforeseen(any(), any(), any());
    return new Reconciling(
        rounds,
        lines,
        shadows,
        changes,
        new CountingIds(),
        () -> NOON,
        Runnable::run,
        (_, failure) -> unforeseen.add(failure));
  }

  @BeforeEach
  void stores() {
    when(lines.open(any(), any()))
        .thenAnswer(_ -> Optional.of(SomeLine.to(ORGANIZATION, connection, vendor, accounts)));
    when(rounds.begin(any(), any(), any(), any(), any()))
        .thenAnswer(
            call -> Optional.of(new Round(call.getArgument(0), call.getArgument(1), place)));
    doAnswer(call -> ended = call.getArgument(1)).when(rounds).end(any(), any(), any());
    when(shadows.find(any(), anyCollection()))
        .thenAnswer(
            call -> {
              Collection<ExternalReference> references = call.getArgument(1);
              return references.stream()
                  .filter(reference -> held.containsKey(reference.id()))
                  .map(reference -> held.get(reference.id()))
                  .toList();
            });
    when(shadows.held(any(), any(), anyInt()))
        .thenAnswer(
            call -> {
              @Nullable ThreadId after = call.getArgument(1);
              int limit = call.getArgument(2);
              return held.values().stream()
                  .filter(
                      standing ->
                          after == null
                              || standing.thread().id().toString().compareTo(after.toString()) > 0)
                  .limit(limit)
                  .map(standing -> new Held(standing.thread().id(), standing.reference()))
                  .toList();
            });
  }

  /** Threads that are held, and open there as far as is known; there they show this. */
  private void holding(int from, int to, RegisterValue there) {
    holding("", from, to, there);
  }

  private void holding(String account, int from, int to, RegisterValue there) {
    for (int number = from; number <= to; number++) {
      var reference =
          new ExternalReference(INTERCOM_VENDOR, account, "t%d".formatted(number), null);
      ConversationThread thread =
          aThread().identified(new ThreadId(new UUID(7, number))).knownAs(reference).open();
      held.put(reference.id(), new Standing(thread, reference, 0, Set.of(), List.of(OPEN)));
      vendor.having(new VendorThread(reference, List.of(there), TEN));
    }
  }

  private Reconciling.Report now() {
    return reconciling().now(CALLER, connection.id());
  }

  @Test
  void where_nothing_is_listed_each_held_thread_is_asked_for() {
    holding(1, 2, CLOSED);

    var report = now();

    assertThat(applied.ids).containsExactly("t1", "t2");
    assertThat(report)
        .isEqualTo(new Reconciling.Report(new Findings(2, 2, 0, 0, 0), true, null, true));
  }

  @Test
  void what_the_budget_does_not_reach_is_left_to_the_next_round() {
    holding(1, Reconciling.MOST_CALLS + 3, CLOSED);

    assertThat(now().isComplete()).isFalse();
    assertThat(applied.ids).hasSize(Reconciling.MOST_CALLS);

    place = ended;
    assertThat(now().isComplete()).isTrue();
    assertThat(applied.ids).hasSize(Reconciling.MOST_CALLS + 3).doesNotHaveDuplicates();
  }

  @Test
  void where_changes_are_listed_those_that_are_news_are_asked_for() {
    vendor = new WatchedVendor(Listing.CHANGED_SINCE);
    holding(1, 3, OPEN);
    holding(4, 4, CLOSED);
    vendor.having(
        new VendorThread(new ExternalReference(INTERCOM_VENDOR, "stranger"), List.of(CLOSED), TEN));

    var report = now();

    assertThat(vendor.read).containsExactly("t4");
    assertThat(applied.ids).containsExactly("t4");
    assertThat(report.findings()).isEqualTo(new Findings(4, 1, 0, 0));
  }

  @Test
  void changes_are_listed_since_the_time_before_with_an_overlap() {
    vendor = new WatchedVendor(Listing.CHANGED_SINCE);

    now();
    place = ended;
    now();

    assertThat(vendor.queries)
        .containsExactly(
            new VendorQuery("", NINE, null), new VendorQuery("", NOON.minusSeconds(60), null));
  }

  @Test
  void where_all_are_listed_news_are_listed_once_more_rather_than_asked_for() {
    vendor = new WatchedVendor(Listing.WHOLE);
    holding(1, 2, CLOSED);
    holding(3, 4, OPEN);

    now();

    assertThat(vendor.read).isEmpty();
    assertThat(vendor.queries).extracting(VendorQuery::cursor).containsExactly(null, null, "2");
    assertThat(applied.ids).containsExactly("t1", "t2");
  }

  @Test
  void a_vendor_that_does_not_answer_is_asked_for_the_next_thread_in_the_next_round() {
    vendor.away(true);
    holding(1, 3, CLOSED);

    var report = now();
    vendor.away(false);
    place = ended;
    now();

    assertThat(report.isReached()).isFalse();
    assertThat(vendor.read).containsExactly("t1", "t2", "t3");
    assertThat(applied.ids).containsExactly("t2", "t3");
  }

  @ParameterizedTest
  @MethodSource("faultsOfOneThread")
  void a_thread_that_cannot_be_read_is_passed_over_counted_and_told(
      Outcome.Failure failure, String why) {
    holding(1, 3, CLOSED);
    vendor.failing("t2", failure);

    var report = now();

    assertThat(applied.ids).containsExactly("t1", "t3");
    assertThat(report)
        .isEqualTo(new Reconciling.Report(new Findings(2, 2, 0, 0, 1), true, null, true));
    assertThat(unread).containsExactly("t2: " + why);
  }

  static Stream<Arguments> faultsOfOneThread() {
    return Stream.of(
        arguments(FAULT, "the vendor answered 500"),
        arguments(new Outcome.Rejected(422, "No."), "the vendor answered 422"),
        arguments(new Outcome.NotSent(503, "Later.", null), "the vendor answered 503"),
        arguments(
            new Outcome.Unknown(200, "too large", false),
            "the answer (200) could not be made out"));
  }

  @ParameterizedTest
  @MethodSource("faultsOfTheVendor")
  void where_no_thread_could_be_read_no_other_is_asked_for(Outcome.Failure failure) {
    holding(1, 2, CLOSED);
    vendor.failing("t1", failure);

    var report = now();

    assertThat(vendor.read).containsExactly("t1");
    assertThat(report)
        .isEqualTo(new Reconciling.Report(new Findings(0, 0, 0, 0, 1), true, failure, false));
  }

  static Stream<Outcome.Failure> faultsOfTheVendor() {
    return Stream.of(
        new Outcome.Rejected(401, "No."),
        new Outcome.Rejected(403, "No."),
        new Outcome.Rejected(null, "the base URL is none"),
        new Outcome.NotSent(429, "Slowly.", null),
        new Outcome.NotSent(503, "Later.", Duration.ofMinutes(1)),
        new Outcome.NotSent(null, "refused", null),
        new Outcome.Unknown(null, "no answer in time", true));
  }

  @ParameterizedTest
  @EnumSource(Listing.class)
  void what_nobody_foresaw_of_threads_keeps_nobody_from_asking_for_others(Listing listing) {
    vendor = new WatchedVendor(listing);
    holding(1, 5, CLOSED);
    List.of("t1", "t3").forEach(id -> vendor.odd(id, new IllegalStateException("Oops.")));
    applied.impossible.add("t2");

    var report = now();

    assertThat(applied.ids).containsExactly("t4", "t5");
    assertThat(odd).containsExactlyInAnyOrder("t1: Oops.", "t2: Oops.", "t3: Oops.");
    assertThat(unread).isEmpty();
    assertThat(unforeseen).isEmpty();
    assertThat(report)
        .isEqualTo(new Reconciling.Report(new Findings(2, 2, 0, 0, 3), true, null, true));
  }

  @Test
  void what_failed_for_a_reason_that_nobody_foresaw_is_asked_for_again_in_the_next_round() {
    vendor = new WatchedVendor(Listing.CHANGED_SINCE);
    holding(1, 1, CLOSED);
    vendor.odd("t1", new IllegalStateException("Oops."));

    now();
    vendor.mended("t1");
    vendor.unlisted("t1");
    place = ended;
    now();

    assertThat(applied.ids).containsExactly("t1");
    assertThat(ended.missed()).isEmpty();
  }

  @Test
  void while_the_store_cannot_be_reached_the_round_ends() {
    when(rounds.due(NOON)).thenReturn(List.of(watched));
    holding(1, 2, CLOSED);
    var failure = new StoreUnavailableException("away");
    vendor.odd("t1", failure);

    reconciling().look();

    assertThat(unforeseen).containsExactly(failure);
    assertThat(applied.ids).isEmpty();
  }

  @Test
  void three_failures_one_behind_the_other_are_the_vendors() {
    holding(1, 5, CLOSED);
    List.of("t2", "t3", "t4").forEach(id -> vendor.failing(id, FAULT));

    var report = now();
    place = ended;
    now();

    assertThat(report.isReached()).isFalse();
    assertThat(vendor.read).containsExactly("t1", "t2", "t3", "t4", "t5");
  }

  @Test
  void what_the_vendor_lists_once_and_could_not_show_is_asked_for_again_in_the_next_round() {
    vendor = new WatchedVendor(Listing.CHANGED_SINCE);
    holding(1, 3, CLOSED);
    vendor.failing("t1", FAULT);

    var report = now();
    vendor.mended("t1");
    vendor.unlisted("t1");
    place = ended;
    now();

    assertThat(report.isComplete()).isTrue();
    assertThat(applied.ids.subList(0, 3)).containsExactly("t2", "t3", "t1");
    assertThat(ended.missed()).isEmpty();
  }

  @Test
  void threads_that_can_never_be_read_do_not_keep_others_from_being_asked_for() {
    vendor = new WatchedVendor(Listing.CHANGED_SINCE);
    holding(1, 5, CLOSED);
    List.of("t1", "t2", "t3", "t4").forEach(id -> vendor.failing(id, FAULT));

    boolean isReached = now().isReached();
    place = ended;
    boolean isReachedThen = now().isReached();

    assertThat(isReached).isFalse();
    assertThat(isReachedThen).isTrue();
    assertThat(applied.ids).containsExactly("t5");
    assertThat(ended.missed()).extracting(Place.Missed::id).contains("t1", "t2", "t3", "t4");
  }

  @Test
  void where_the_vendor_has_forgotten_where_a_page_ended_the_account_is_begun_again() {
    vendor = new WatchedVendor(Listing.CHANGED_SINCE);
    vendor.forgetful(true);
    holding(1, 3, OPEN);
    place = new Place(NINE, TEN, 0, "2");

    assertThat(now().isReached()).isFalse();
    assertThat(ended).isEqualTo(new Place(NINE, TEN, 0, null));
  }

  @ParameterizedTest
  @MethodSource("accountsThatAreNotListed")
  void an_account_that_is_not_listed_keeps_no_other_from_being_looked_at(
      Reading<VendorPage> answer, Outcome.Failure failure, String why) {
    vendor = new WatchedVendor(Listing.WHOLE);
    accounts = List.of("a", "b", "c");
    vendor.listing("a", answer);
    holding("b", 1, 1, CLOSED);
    holding("c", 2, 2, CLOSED);

    var report = now();

    assertThat(applied.ids).containsExactly("t1", "t2");
    assertThat(report)
        .isEqualTo(new Reconciling.Report(new Findings(2, 2, 0, 0, 0), true, failure, false));
    assertThat(unlisted).containsExactly("a: " + why);
    assertThat(ended).isEqualTo(new Place(NINE, NOON, 0, null));
  }

  static Stream<Arguments> accountsThatAreNotListed() {
    var refused = new Outcome.Rejected(403, "No.");
    var stuck = new Outcome.Unknown(200, "the list goes no further", false);
    return Stream.of(
        arguments(
            new Reading.Absent<>(),
            new Outcome.Rejected(404, "The vendor has no such list."),
            "the vendor answered 404"),
        arguments(new Reading.Failed<>(refused), refused, "the vendor answered 403"),
        arguments(new Reading.Failed<>(stuck), stuck, "the answer (200) could not be made out"));
  }

  @Test
  void a_round_knows_its_account_by_its_name() {
    vendor = new WatchedVendor(Listing.WHOLE);
    place = new Place(NINE, TEN, 1, "b", "2", List.of());
    accounts = List.of("b", "c");

    now();

    assertThat(vendor.queries)
        .containsExactly(new VendorQuery("b", NINE, "2"), new VendorQuery("c", NINE, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a c", "x a b c"})
  void where_its_account_is_gone_or_others_came_ahead_of_it_a_round_begins_again(String then) {
    vendor = new WatchedVendor(Listing.WHOLE);
    place = new Place(NINE, TEN, 1, "b", "2", List.of());
    accounts = List.of(then.split(" "));

    now();

    assertThat(vendor.queries).extracting(VendorQuery::account).isEqualTo(accounts);
    assertThat(vendor.queries).extracting(VendorQuery::cursor).containsOnlyNulls();
  }

  @Test
  void the_place_of_a_round_that_ends_early_names_its_account() {
    vendor = new WatchedVendor(Listing.WHOLE);
    accounts = List.of("a", "b");
    holding("b", 1, 2 * Reconciling.MOST_CALLS, OPEN);

    now();

    assertThat(ended).isEqualTo(new Place(NINE, NOON, 1, "b", "%d".formatted(2 * 49), List.of()));
  }

  @Test
  void behind_an_account_whose_vendor_does_not_answer_nobody_is_asked() {
    vendor = new WatchedVendor(Listing.WHOLE);
    accounts = List.of("a", "b");
    vendor.listing("a", new Reading.Failed<>(FAULT));

    var report = now();

    assertThat(vendor.queries).extracting(VendorQuery::account).containsExactly("a");
    assertThat(report.failure()).isEqualTo(FAULT);
    assertThat(unlisted).isEmpty();
  }

  @Test
  void a_thread_that_is_too_large_for_a_list_is_asked_for_alone() {
    vendor = new WatchedVendor(Listing.CHANGED_SINCE);
    holding(1, 3, CLOSED);
    vendor.oversized("t1");
    vendor.failing("t1", new Outcome.Unknown(200, "too large", false));

    var report = now();

    assertThat(vendor.read).containsExactly("t2", "t1", "t3");
    assertThat(report)
        .isEqualTo(new Reconciling.Report(new Findings(2, 2, 0, 0, 1), true, null, true));
    assertThat(unread).containsExactly("t1: the answer (200) could not be made out");
  }

  @Test
  void a_thread_that_is_too_large_is_passed_over_counted_and_told_where_all_are_listed() {
    vendor = new WatchedVendor(Listing.WHOLE);
    holding(1, 3, CLOSED);
    vendor.oversized("t1");

    var report = now();

    assertThat(applied.ids).containsExactly("t2", "t3");
    assertThat(report)
        .isEqualTo(new Reconciling.Report(new Findings(2, 2, 0, 0, 1), true, null, true));
    assertThat(unread).containsExactly("t1: its vendor's answer is too large");
  }

  @Test
  void a_list_that_goes_on_with_what_it_had_before_ends_the_round_and_is_begun_again() {
    vendor = new WatchedVendor(Listing.CHANGED_SINCE);
    vendor.leadingTo("2");
    holding(1, 5, OPEN);

    var report = now();

    assertThat(vendor.queries).hasSize(2);
    assertThat(report.failure())
        .isEqualTo(
            new Outcome.Unknown(
                null,
                "the list has no end: behind this page it goes on with one that it had before",
                false));
    assertThat(ended).isEqualTo(new Place(NINE, NOON, 0, null));
  }

  @Test
  void a_list_of_which_nothing_new_comes_any_more_ends_the_round() {
    vendor = new WatchedVendor(Listing.CHANGED_SINCE);
    vendor.endless();
    holding(1, 5, OPEN);

    var report = now();

    assertThat(vendor.queries).hasSize(3 + Trail.MOST_IDLE);
    assertThat(report.failure())
        .isEqualTo(
            new Outcome.Unknown(
                null,
                "the list has no end: its last 10 pages showed nothing that it had not shown before",
                false));
  }

  @Test
  void a_thread_that_the_vendor_has_no_longer_stays_as_it_is() {
    holding(1, 1, CLOSED);
    held.put(
        "gone",
        new Standing(
            aThread().identified(new ThreadId(new UUID(7, 9))).open(),
            new ExternalReference(INTERCOM_VENDOR, "gone"),
            0,
            Set.of(),
            List.of()));

    assertThat(now().findings()).isEqualTo(new Findings(2, 1, 0, 0));
  }

  @Test
  void who_finds_somebody_else_at_it_does_nothing() {
    when(rounds.begin(any(), any(), any(), any(), any())).thenReturn(Optional.empty());
    holding(1, 1, CLOSED);

    assertThat(now().isMine()).isFalse();
    assertThat(vendor.read).isEmpty();
  }

  @Test
  void over_a_connection_that_is_switched_off_nobody_is_asked() {
    when(lines.open(any(), any())).thenReturn(Optional.empty());

    assertThat(now().failure())
        .isEqualTo(
            new Outcome.NotSent(null, "The connection is not enabled, so nobody was asked.", null));
    verify(rounds, never()).begin(any(), any(), any(), any(), any());
  }

  @Test
  void what_is_due_is_done() {
    when(rounds.due(NOON)).thenReturn(List.of(watched));
    holding(1, 1, CLOSED);

    reconciling().look();

    assertThat(applied.ids).containsExactly("t1");
  }

  @Test
  void a_failure_is_told_and_puts_the_round_off() {
    when(rounds.due(NOON)).thenReturn(List.of(watched));
    when(lines.open(any(), any()))
        .thenThrow(new ConnectionException.UnreadableSecret("key-1", false));

    reconciling().look();

    assertThat(unforeseen).hasSize(1);
    verify(rounds, times(1)).begin(any(), any(), any(), any(), any());
    verify(rounds, never()).end(any(), any(), any());
  }

  @Test
  void who_is_to_stop_begins_nothing() {
    when(rounds.due(NOON)).thenReturn(List.of(watched));
    var reconciling = reconciling();
    reconciling.stop();

    reconciling.look();

    verify(rounds, never()).begin(any(), any(), any(), any(), any());
  }

  @Test
  void a_place_has_one_form_and_is_read_back() {
    var there = new Place(NINE, TEN, 1, "a");

    assertThat(there.toJson())
        .hasToString(
            "{\"since\":\"%s\",\"began\":\"%s\",\"account\":1,\"cursor\":\"a\"}"
                .formatted(NINE, TEN));
    assertThat(Place.of(there.toJson())).isEqualTo(there);
    assertThat(Place.of(there.missing(new Missed("bot", "t1")).toJson()))
        .isEqualTo(new Place(NINE, TEN, 1, null, "a", List.of(new Missed("bot", "t1"))));
    var named = new Place(NINE, TEN, 1, "bot", "a", List.of());
    assertThat(Place.of(named.toJson())).isEqualTo(named);
    assertThat(Place.of(Place.beginning().toJson())).isEqualTo(Place.beginning());
  }
}
