package dev.threadkeep.persistence.thread;

import static dev.threadkeep.application.idempotency.Claims.claim;
import static dev.threadkeep.application.idempotency.Claims.keeping;
import static dev.threadkeep.application.thread.ThreadStoreContract.CLOSE;
import static dev.threadkeep.domain.thread.fixture.Cast.BOB_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.application.CountingIds;
import dev.threadkeep.application.World;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.directory.entry.Company;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.Mentions;
import dev.threadkeep.application.directory.entry.Project;
import dev.threadkeep.application.directory.entry.Team;
import dev.threadkeep.application.idempotency.Claim;
import dev.threadkeep.application.idempotency.KeptAnswer;
import dev.threadkeep.application.idempotency.RepeatedRequestException.AnsweredBefore;
import dev.threadkeep.application.thread.Attempt;
import dev.threadkeep.application.thread.MessageLocator;
import dev.threadkeep.application.thread.Origin;
import dev.threadkeep.application.thread.ThreadLifecycle;
import dev.threadkeep.application.thread.ThreadLifecycle.Request;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.application.thread.ThreadQuery;
import dev.threadkeep.application.thread.ThreadQuery.ArchiveFilter;
import dev.threadkeep.application.thread.ThreadQuery.Narrowing;
import dev.threadkeep.application.thread.ThreadQuery.Sort;
import dev.threadkeep.application.thread.ThreadStore.Wanted;
import dev.threadkeep.domain.message.MessageId;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.party.TeamId;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ProjectId;
import dev.threadkeep.domain.thread.Tag;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.Title;
import dev.threadkeep.domain.thread.Transition;
import dev.threadkeep.domain.thread.fixture.Messages;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.persistence.Bench;
import dev.threadkeep.persistence.CountingSockets;
import dev.threadkeep.persistence.TestDatabase;
import dev.threadkeep.persistence.schema.DatabaseAddress;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What goes over in how many trips, on behalf of a caller whose key is checked. */
class RoundTripTest {
  @AutoClose private static final Bench BENCH = Bench.on(counting(TestDatabase.fresh()));

  private final World world = World.in(BENCH);
  private final CountingIds ids = new CountingIds();
  private final Caller caller = world.holding(world.key());

  private static DatabaseAddress counting(DatabaseAddress address) {
    return new DatabaseAddress(
        address.url()
            + (address.url().contains("?") ? "&" : "?")
            + "socketFactory="
            + CountingSockets.class.getName(),
        address.owner(),
        address.application());
  }

  /** The fewest of several: the pool now and then sees whether a connection still lives. */
  private static long trips(Runnable call) {
    long fewest = Long.MAX_VALUE;
    for (int time = 0; time < 12; time++) {
      long before = CountingSockets.trips();
      call.run();
      fewest = Math.min(fewest, CountingSockets.trips() - before);
    }
    return fewest;
  }

  @Test
  void a_change_with_everything_is_two_trips() {
    assertThat(
            trips(
                () -> {
                  var thread = opened();
                  long before = CountingSockets.trips();
                  BENCH
                      .threads()
                      .change(
                          new Wanted(
                              caller, new ThreadLocator.ById(thread.id()), Mentions.of(BOB_ID)),
                          loaded ->
                              loaded
                                  .thread()
                                  .decide(
                                      List.of(
                                          new ThreadCommand.Assign(TO_BOB),
                                          new ThreadCommand.RemoveTag(thread.tags().all().get(0)),
                                          new ThreadCommand.ForgetReference(INTERCOM_VENDOR),
                                          Messages.outbound()
                                              .numbered((int) thread.number().value())
                                              .recorded(),
                                          CLOSE),
                                      world.context(TEN)));
                  assertThat(CountingSockets.trips() - before).isBetween(2L, 3L);
                }))
        .as("opening a thread and changing it")
        .isEqualTo(4);
  }

  private ConversationThread opened() {
    var next = world.nextThread().titled("Parcel").tagged("a", "b");
    var number = next.opening().number().toString();
    return world
        .open(next.knownAs(new ExternalReference(INTERCOM_VENDOR, "x" + number)).opening(), NINE)
        .thread();
  }

  @Test
  void a_change_that_finds_its_thread_as_a_dialect_does_is_two_trips() {
    assertThat(
            trips(
                () -> {
                  var thread = opened();
                  BENCH
                      .threads()
                      .change(
                          new Wanted(
                              caller,
                              new ThreadLocator.InDialect(
                                  INTERCOM_VENDOR, null, "x" + thread.number(), null, null),
                              Mentions.none()),
                          loaded -> loaded.thread().decide(CLOSE, world.context(TEN)));
                }))
        .as("opening a thread and changing it")
        .isEqualTo(4);
  }

  @Test
  void a_thousand_changes_each_by_itself_are_eight_trips() {
    var threads = Stream.generate(() -> opened().id()).limit(1_000).toList();
    var wanted =
        threads.stream()
            .map(id -> new Wanted(caller, new ThreadLocator.ById(id), Mentions.none()))
            .toList();
    int[] turn = {0};

    assertThat(
            trips(
                () -> {
                  var title = new ThreadCommand.Retitle(new Title("Title " + turn[0]++));
                  assertThat(
                          BENCH
                              .threads()
                              .changeSeparately(
                                  wanted,
                                  (_, loaded) -> loaded.thread().decide(title, world.context(TEN))))
                      .hasSize(1_000)
                      .allMatch(Attempt.Done.class::isInstance);
                }))
        .isEqualTo(8);
  }

  @Test
  void many_changes_of_a_request_that_is_one_transaction_are_two_trips_with_its_own_two() {
    var threads = Stream.generate(() -> opened().id()).limit(300).toList();
    int[] turn = {0};

    assertThat(
            trips(
                () -> {
                  var title = new ThreadCommand.Retitle(new Title("Title " + turn[0]++));
                  try (var request = BENCH.answers().begin(caller, nextClaim())) {
                    var wanted =
                        threads.stream()
                            .map(
                                id ->
                                    new Wanted(
                                        request.caller(),
                                        new ThreadLocator.ById(id),
                                        Mentions.none()))
                            .toList();
                    assertThat(
                            BENCH
                                .threads()
                                .changeSeparately(
                                    wanted,
                                    (_, loaded) ->
                                        loaded.thread().decide(title, world.context(TEN))))
                        .hasSize(300)
                        .allMatch(Attempt.Done.class::isInstance);
                    request.keep(new KeptAnswer("answer"));
                  }
                }))
        .isEqualTo(4);
  }

  @Test
  void a_change_that_names_entries_of_every_kind_and_brings_a_tag_is_two_trips() {
    world.add(new EntryId("t"), 7, new Team("Team"));
    world.add(new EntryId("c"), null, new Company("Company", List.of(), null, null, null));
    world.add(new EntryId("c"), null, Contact.UNKNOWN);
    world.add(new EntryId("p"), null, new Project("Project"));
    var lifecycle = new ThreadLifecycle(BENCH.threads(), ids, () -> TEN);

    assertThat(
            trips(
                () ->
                    lifecycle.change(
                        new Request(
                            caller,
                            new Origin(Through.CANONICAL, "r", TO_BOB),
                            new ThreadLocator.ById(world.open(world.nextThread()).id()),
                            new ThreadCommand.Assign(TO_BOB),
                            new ThreadCommand.AssignTeam(new TeamId("t")),
                            new ThreadCommand.LinkContact(new ContactId("c")),
                            new ThreadCommand.LinkCompany(new CompanyId("c")),
                            new ThreadCommand.LinkProject(new ProjectId("p")),
                            new ThreadCommand.AddTag(new Tag("tag-" + ids.next()))))))
        .as("opening a thread and changing it")
        .isEqualTo(4);
  }

  private Claim nextClaim() {
    return claim(ids.next().toString());
  }

  private Transition closeOnce(Caller asking, ConversationThread thread, Claim claim) {
    return BENCH
        .threads()
        .change(
            new Wanted(asking, new ThreadLocator.ById(thread.id()), Mentions.none()),
            keeping(claim, "answer"),
            loaded -> loaded.thread().decide(CLOSE, world.context(TEN)));
  }

  @Test
  void a_change_that_keeps_its_answer_is_two_trips() {
    assertThat(trips(() -> closeOnce(caller, opened(), nextClaim())))
        .as("opening a thread and changing it")
        .isEqualTo(4);
  }

  @Test
  void an_opening_that_keeps_its_answer_is_two_trips() {
    assertThat(
            trips(
                () ->
                    BENCH
                        .threads()
                        .open(
                            caller,
                            Mentions.none(),
                            keeping(nextClaim(), "answer"),
                            _ ->
                                ConversationThread.open(
                                    world.nextThread().opening(), List.of(), world.context(TEN)))))
        .isEqualTo(2);
  }

  @Test
  void an_answer_is_given_again_in_one_trip() {
    var thread = opened();
    var claim = nextClaim();
    closeOnce(caller, thread, claim);

    assertThat(
            trips(
                () ->
                    assertThatThrownBy(() -> closeOnce(caller, thread, claim))
                        .isInstanceOf(AnsweredBefore.class)))
        .isEqualTo(1);
  }

  @Test
  void a_refusal_is_kept_in_a_trip_behind_the_one_that_found_it() {
    var thread = opened();
    closeOnce(caller, thread, nextClaim());

    assertThat(
            trips(
                () -> {
                  var claim = nextClaim();
                  assertThat(closeOnce(caller, thread, claim))
                      .isInstanceOf(Transition.Refused.class);
                  BENCH.answers().keep(caller, claim, new KeptAnswer("refused"));
                }))
        .isEqualTo(2);
  }

  @Test
  void a_request_that_is_one_transaction_is_two_trips_more_than_its_steps() {
    assertThat(
            trips(
                () -> {
                  var thread = opened();
                  try (var request = BENCH.answers().begin(caller, nextClaim())) {
                    BENCH
                        .threads()
                        .change(
                            new Wanted(
                                request.caller(),
                                new ThreadLocator.ById(thread.id()),
                                Mentions.none()),
                            loaded -> loaded.thread().decide(CLOSE, world.context(TEN)));
                    request.keep(new KeptAnswer("answer"));
                  }
                }))
        .as("opening a thread, beginning, changing it and keeping the answer")
        .isEqualTo(6);
  }

  @Test
  void a_change_that_does_nothing_is_one_trip() {
    var thread = world.open(world.nextThread());

    assertThat(
            trips(
                () ->
                    BENCH
                        .threads()
                        .change(
                            new Wanted(
                                caller, new ThreadLocator.ById(thread.id()), Mentions.none()),
                            loaded ->
                                loaded
                                    .thread()
                                    .decide(new ThreadCommand.EnsureOpen(), world.context(TEN)))))
        .isEqualTo(1);
  }

  @Test
  void every_answer_of_the_reader_is_one_trip() {
    var thread = new ThreadLocator.ById(world.open(world.nextThread().tagged("a")).id());
    var reader = BENCH.reader();

    assertThat(trips(() -> reader.find(caller, thread))).isEqualTo(1);
    assertThat(trips(() -> reader.history(caller, thread))).isEqualTo(1);
    assertThat(trips(() -> reader.timeline(caller, thread, 0, 10))).isEqualTo(1);
    assertThat(trips(() -> reader.messages(caller, thread, 0, 10))).isEqualTo(1);
    var message = new MessageId(UUID.randomUUID());
    for (var locator :
        List.of(
            new MessageLocator.ById(message),
            new MessageLocator.InDialect(INTERCOM_VENDOR, "1", message))) {
      assertThat(trips(() -> reader.message(caller, locator))).isEqualTo(1);
    }
    for (var narrowing :
        List.of(
            new Narrowing.None(),
            new Narrowing.ByTag(new Tag("a")),
            new Narrowing.ByTitleWord("a"))) {
      var query =
          new ThreadQuery(
              null, narrowing, ArchiveFilter.ANY, null, Sort.usual(narrowing), null, 50);
      assertThat(trips(() -> reader.list(caller, query))).isEqualTo(1);
    }
  }
}
