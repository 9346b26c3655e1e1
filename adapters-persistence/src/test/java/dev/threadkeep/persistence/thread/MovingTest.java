package dev.threadkeep.persistence.thread;

import static dev.threadkeep.domain.thread.fixture.Cast.FEATHER_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.CountingIds;
import dev.threadkeep.application.World;
import dev.threadkeep.application.access.AuditEntry;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.OrganizationStore.Organization;
import dev.threadkeep.application.directory.entry.Company;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Details;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.ExternalIds;
import dev.threadkeep.application.directory.entry.Kind;
import dev.threadkeep.application.policy.PolicyStore.Replacement;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.application.thread.ThreadQuery;
import dev.threadkeep.application.thread.ThreadQuery.ArchiveFilter;
import dev.threadkeep.application.thread.ThreadQuery.Narrowing;
import dev.threadkeep.application.thread.ThreadQuery.Sort;
import dev.threadkeep.application.transfer.Destination;
import dev.threadkeep.application.transfer.Exporting;
import dev.threadkeep.application.transfer.ImportSummary;
import dev.threadkeep.application.transfer.ImportSummary.Counts;
import dev.threadkeep.application.transfer.ImportSummary.Problem;
import dev.threadkeep.application.transfer.Importing;
import dev.threadkeep.application.transfer.OnError;
import dev.threadkeep.application.transfer.RecordSource;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.fixture.Messages;
import dev.threadkeep.domain.thread.fixture.Policies;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.persistence.Bench;
import dev.threadkeep.persistence.session.JsonText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is exported from one database and imported into another is the same there. */
class MovingTest {
  /** When even the longest history is over. */
  private static final Instant LATER = NOON.plus(Duration.ofDays(3_650));

  @AutoClose private static final Bench FROM = Bench.ofItsOwn();
  @AutoClose private static final Bench TO = Bench.ofItsOwn();
  private static final ThreadQuery ALL =
      new ThreadQuery(
          null, new Narrowing.None(), ArchiveFilter.ANY, null, Sort.UPDATED_DESCENDING, null, 200);
  private static final World WORLD = World.in(FROM);

  private static Caller there;
  private static ImportSummary summary;
  private static final List<Problem> PROBLEMS = new ArrayList<>();

  @BeforeAll
  static void move() {
    fill();
    summary = imported(TO, exported(FROM), OnError.STOP);
    there = Caller.service(organization(FROM).id(), new Actor.Policy());
  }

  private static void fill() {
    var random = new Random(1);
    for (int number = 0; number < 12; number++) {
      var thread =
          WORLD.open(
              WORLD
                  .nextThread()
                  .knownAs(new ExternalReference(FEATHER_VENDOR, "a", "f" + number, null)),
              Messages.inbound().numbered(1_000 + number).knownAs(INTERCOM_VENDOR, "m").recorded());
      var now = TEN;
      for (int step = 0; step < 40; step++) {
        now = now.plusMillis(random.nextInt(3_600_000));
        var command = RandomWalkTest.command(random, now);
        if (!(command instanceof ThreadCommand.Refer)) {
          WORLD.decide(thread.id(), WORLD.context(now), command);
        }
      }
    }
    FROM.directory()
        .add(
            WORLD.caller(),
            new Entry<>(
                new EntryId("known"),
                null,
                new Contact("Ü", "ü@example.com", "+1", null, null),
                ExternalIds.of(INTERCOM_VENDOR, "42"),
                3,
                NINE,
                TEN));
    FROM.policies()
        .replace(
            WORLD.caller(),
            WORLD.signature(),
            _ -> new Replacement(Policies.aPolicy().requiringReason().build(), NOON));
  }

  private static Organization organization(Bench bench) {
    return bench.organizations().all().getFirst();
  }

  private static List<JsonObject> exported(Bench bench) {
    var organization = organization(bench);
    var records =
        new Exporting(bench.transfer(), bench.directory(), bench.policies(), () -> NOON)
            .records(
                List.of(
                    new Exporting.Section(
                        organization, Caller.service(organization.id(), new Actor.Policy()))));
    var all = new ArrayList<JsonObject>();
    records.forEachRemaining(all::addAll);
    return all;
  }

  /** As text in between, as files have it. */
  private static ImportSummary imported(Bench bench, List<JsonObject> records, OnError onError) {
    var lines = records.iterator();
    var number = new int[1];
    RecordSource source =
        () ->
            lines.hasNext()
                ? new RecordSource.Line.Parsed(
                    ++number[0], (JsonObject) JsonText.parse(lines.next().toString()))
                : null;
    return new Importing(bench.transfer(), bench.policies(), () -> LATER)
        .run(
            source,
            new Destination.EachByItsName(bench.organizations(), new CountingIds()),
            onError,
            new Importing.Observer() {
              @Override
              public void problem(Problem problem) {
                PROBLEMS.add(problem);
              }

              @Override
              public void threads(long soFar) {}
            });
  }

  @Test
  void everything_arrives() {
    assertThat(PROBLEMS).isEmpty();
    assertThat(summary.stopped()).isFalse();
    assertThat(summary.policies()).isEqualTo(new Counts(1, 0));
    assertThat(summary.threads().imported()).isGreaterThanOrEqualTo(12);
    assertThat(TO.findings()).isEmpty();
    assertThat(organization(TO)).isEqualTo(organization(FROM));
  }

  @Test
  void an_export_of_what_was_imported_is_the_same() {
    assertThat(exported(TO)).isEqualTo(exported(FROM));
  }

  @Test
  void threads_have_the_same_history_and_are_listed_alike() {
    var query = ALL;
    var before = FROM.reader().list(WORLD.caller(), query).items();
    var after = TO.reader().list(there, query).items();

    assertThat(after).isEqualTo(before).hasSizeGreaterThan(1);
    assertThat(TO.reader().histories(there, after))
        .isEqualTo(FROM.reader().histories(WORLD.caller(), before));
  }

  @Test
  void threads_are_found_by_what_vendors_know_them_by() {
    for (var thread : FROM.reader().list(WORLD.caller(), ALL).items()) {
      for (var reference : thread.references().all()) {
        var locator =
            new ThreadLocator.InDialect(reference.vendor(), null, reference.id(), null, null);

        assertThat(TO.reader().find(there, locator).map(ConversationThread::id))
            .isEqualTo(FROM.reader().find(WORLD.caller(), locator).map(ConversationThread::id));
      }
    }
  }

  @Test
  void the_directory_and_the_policy_are_the_same() {
    for (var kind : Kind.values()) {
      assertThat(entries(TO, kind)).isEqualTo(entries(FROM, kind));
    }
    assertThat(TO.policies().find(there).policy())
        .isEqualTo(FROM.policies().find(WORLD.caller()).policy());
    assertThat(TO.audit().list(there, 10, null).items())
        .extracting(AuditEntry::type)
        .containsExactly("policy.replaced");
  }

  private static List<?> entries(Bench bench, Kind kind) {
    var caller = bench == FROM ? WORLD.caller() : there;
    return DetailsOf.list(bench, caller, kind);
  }

  /** By kind, which is not known to the compiler here. */
  private static final class DetailsOf {
    private static final List<Class<? extends Details>> ALL =
        Arrays.stream(Details.class.getPermittedSubclasses())
            .<Class<? extends Details>>map(type -> type.asSubclass(Details.class))
            .toList();

    private static List<?> list(Bench bench, Caller caller, Kind kind) {
      var type = ALL.stream().filter(each -> Kind.of(each) == kind).findFirst().orElseThrow();
      return bench.directory().list(caller, type, 1_000, null).items();
    }
  }

  @Test
  void importing_once_more_skips_everything() {
    var again = imported(TO, exported(FROM), OnError.STOP);

    assertThat(again.imported()).isZero();
    assertThat(again.problems()).isZero();
    assertThat(again.threads().skipped()).isEqualTo(summary.threads().imported());
    assertThat(again.skipped()).isEqualTo(summary.imported());
  }

  @Test
  void a_contact_of_a_company_comes_behind_it() {
    try (var from = Bench.ofItsOwn();
        var to = Bench.ofItsOwn()) {
      var world = World.in(from);
      world.add(new EntryId("c"), null, new Company("C", List.of(), null, null, null));
      world.add(new EntryId("p"), null, new Contact("P", null, null, null, new CompanyId("c")));

      var moved = imported(to, exported(from), OnError.STOP);

      assertThat(moved.problems()).isZero();
      assertThat(moved.entries().imported()).isEqualTo(5);
    }
  }
}
