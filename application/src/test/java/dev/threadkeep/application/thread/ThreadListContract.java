package dev.threadkeep.application.thread;

import static dev.threadkeep.domain.thread.fixture.Cast.ALICE_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.BOB_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.BOT_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.SALES;
import static dev.threadkeep.domain.thread.fixture.Cast.SUPPORT;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_BOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.World;
import dev.threadkeep.application.job.JobStoreContract;
import dev.threadkeep.application.thread.ThreadQuery.ArchiveFilter;
import dev.threadkeep.application.thread.ThreadQuery.Narrowing;
import dev.threadkeep.application.thread.ThreadQuery.Sort;
import dev.threadkeep.application.thread.ThreadQuery.StatusName;
import dev.threadkeep.application.thread.ThreadQuery.UnsupportedCombinationException;
import dev.threadkeep.application.thread.ThreadReader.Position;
import dev.threadkeep.domain.insight.InboxTab;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.party.TeamId;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.Links;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.thread.Tag;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadStatus;
import dev.threadkeep.domain.thread.Title;
import dev.threadkeep.domain.thread.fixture.Messages;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every list that can be asked for, compared with what a loop over all threads finds. */
public interface ThreadListContract {
  StoresUnderTest stores();

  @Test
  default void lists_what_was_asked_for_in_pages_and_in_order() {
    var world = World.in(stores());
    var others = World.in(stores());
    var all = population(world, 90, new Random(1));
    population(others, 20, new Random(2));

    var asked = 0;
    for (var query : queries()) {
      var expected = all.stream().filter(thread -> fits(thread, query)).sorted(order(query));

      assertThat(pages(world, query))
          .as(query.toString())
          .containsExactlyElementsOf(expected.toList());
      asked++;
    }
    assertThat(asked).isGreaterThan(1_000);
  }

  @Test
  default void a_job_finds_what_a_list_lists() {
    var world = World.in(stores());
    var all = population(world, 90, new Random(4));

    var filters =
        queries().stream()
            .map(
                query ->
                    new ThreadFilter(
                        query.status(), query.narrowing(), query.archived(), query.updatedAfter()))
            .distinct()
            .toList();

    assertThat(filters).hasSizeGreaterThan(300);
    for (var filter : filters) {
      var expected = all.stream().filter(thread -> fits(thread, filter.query(null, 1)));
      assertThat(JobStoreContract.found(stores(), world, filter))
          .as(filter.toString())
          .containsExactlyInAnyOrderElementsOf(expected.map(ConversationThread::id).toList());
    }
  }

  @Test
  default void pages_are_as_long_as_asked_for() {
    var world = World.in(stores());
    population(world, 7, new Random(3));
    var query = query(null, new Narrowing.None(), ArchiveFilter.ANY, Sort.UPDATED_DESCENDING, null);

    var first = stores().reader().list(world.caller(), query);

    assertThat(first.items()).hasSize(query.limit());
    assertThat(first.next()).isEqualTo(Position.of(query.sort(), first.items().getLast()));
  }

  private List<ConversationThread> pages(World world, ThreadQuery query) {
    var all = new ArrayList<ConversationThread>();
    Position after = null;
    do {
      var page =
          stores()
              .reader()
              .list(
                  world.caller(),
                  new ThreadQuery(
                      query.status(),
                      query.narrowing(),
                      query.archived(),
                      query.updatedAfter(),
                      query.sort(),
                      after,
                      query.limit()));
      all.addAll(page.items());
      after = page.next();
    } while (after != null);
    return all;
  }

  private static List<ConversationThread> population(World world, int size, Random random) {
    var all = new ArrayList<ConversationThread>();
    for (int number = 0; number < size; number++) {
      // Few different times, so that many threads share one.
      var opened = NINE.plusSeconds(random.nextInt(5));
      var thread = world.nextThread().at(opened);
      if (random.nextBoolean()) {
        thread.titled(
            List.of("Re-opened (invoice)", "INVOICE 12", "İçel ınvoice", "𝄞 x")
                .get(random.nextInt(4)));
      }
      if (random.nextInt(3) == 0) {
        thread.assignedTo(random.nextBoolean() ? TO_ALICE : TO_BOT);
      }
      if (random.nextInt(3) == 0) {
        thread.assignedTo(random.nextBoolean() ? SUPPORT : SALES);
      }
      if (random.nextInt(3) == 0) {
        thread.tagged(random.nextBoolean() ? new String[] {"VIP"} : new String[] {"vip", "Refund"});
      }
      if (random.nextInt(3) == 0) {
        thread.linked(Links.none().withContact(new ContactId("c" + random.nextInt(2))));
      }
      if (random.nextInt(4) == 0) {
        thread.knownAs(
            new ExternalReference(INTERCOM_VENDOR, "a" + number, "x" + random.nextInt(2), null));
      }
      var opening = world.open(thread.opening(), opened).thread();
      var at = opened.plusSeconds(random.nextInt(3));
      var commands = new ArrayList<ThreadCommand>();
      Stream.of(
              new ThreadCommand.Escalate(null),
              new ThreadCommand.MarkImportant(true),
              new ThreadCommand.Archive(null),
              Messages.inbound().numbered(number * 2 + 1).at(opened).recorded(),
              Messages.outbound().numbered(number * 2 + 2).at(at).recorded())
          .filter(_ -> random.nextInt(3) == 0)
          .forEach(commands::add);
      switch (random.nextInt(4)) {
        case 0 -> commands.add(ThreadStoreContract.CLOSE);
        case 1 -> commands.add(new ThreadCommand.Snooze(new SnoozeEnd.NextReply()));
        default -> {}
      }
      all.add(
          commands.isEmpty()
              ? opening
              : world.change(opening.id(), at, commands.toArray(ThreadCommand[]::new)));
    }
    return all;
  }

  private static List<ThreadQuery> queries() {
    var all = new ArrayList<ThreadQuery>();
    var statuses = new ArrayList<@Nullable StatusName>(Arrays.asList(StatusName.values()));
    statuses.add(null);
    var updated = Arrays.asList(null, NINE.plusSeconds(3), NINE.plusSeconds(60));
    for (var status : statuses) {
      for (var narrowing : narrowings()) {
        for (var archived : ArchiveFilter.values()) {
          for (var sort : Sort.values()) {
            for (var after : updated) {
              try {
                all.add(query(status, narrowing, archived, sort, after));
              } catch (UnsupportedCombinationException _) {
                // Nobody can ask for it.
              }
            }
          }
        }
      }
    }
    return all;
  }

  private static ThreadQuery query(
      @Nullable StatusName status,
      Narrowing narrowing,
      ArchiveFilter archived,
      Sort sort,
      @Nullable Instant updatedAfter) {
    return new ThreadQuery(status, narrowing, archived, updatedAfter, sort, null, 6);
  }

  private static List<Narrowing> narrowings() {
    var all =
        new ArrayList<Narrowing>(
            List.of(
                new Narrowing.None(),
                new Narrowing.ByAssignee(null),
                new Narrowing.ByAssignee(ALICE_ID),
                new Narrowing.ByAssignee(BOB_ID),
                new Narrowing.ByTeam(null),
                new Narrowing.ByTeam(SUPPORT),
                new Narrowing.ByTeam(new TeamId("nobody's")),
                new Narrowing.ByTag(new Tag("Vip")),
                new Narrowing.ByTag(new Tag("none")),
                new Narrowing.ByContact(new ContactId("c1")),
                new Narrowing.ByContact(new ContactId("c7")),
                new Narrowing.ByEscalated(true),
                new Narrowing.ByEscalated(false),
                new Narrowing.ByImportant(true),
                new Narrowing.ByImportant(false),
                new Narrowing.ByReference(INTERCOM_VENDOR, null, "x1"),
                new Narrowing.ByReference(INTERCOM_VENDOR, "a1", "x1"),
                new Narrowing.ByReference(new Vendor("feather"), null, "x1"),
                new Narrowing.ByTitleWord("inv"),
                new Narrowing.ByTitleWord("(INV"),
                new Narrowing.ByTitleWord("opened"),
                new Narrowing.ByTitleWord("İÇ"),
                new Narrowing.ByTitleWord("𝄞"),
                new Narrowing.ByTitleWord("nvoice")));
    for (var tab : InboxTab.values()) {
      for (TeammateId asking :
          Arrays.asList(null, ALICE_ID, BOT_ID, new TeammateId(new UUID(1, 1)))) {
        all.add(new Narrowing.ByTab(tab, asking));
      }
    }
    return all;
  }

  private static Comparator<ConversationThread> order(ThreadQuery query) {
    Comparator<ConversationThread> ascending =
        Comparator.comparing((ConversationThread thread) -> Position.of(query.sort(), thread).at())
            // Ids are compared by their digits, as the database does.
            .thenComparing(thread -> thread.id().toString());
    return query.sort().descending() ? ascending.reversed() : ascending;
  }

  private static boolean fits(ConversationThread thread, ThreadQuery query) {
    return (query.status() == null || query.status() == status(thread))
        && switch (query.archived()) {
          case HIDE -> !thread.flags().archived();
          case ONLY -> thread.flags().archived();
          case ANY -> true;
        }
        && (query.updatedAfter() == null || thread.updatedAt().isAfter(query.updatedAfter()))
        && fits(thread, query.narrowing());
  }

  private static StatusName status(ConversationThread thread) {
    return switch (thread.status()) {
      case ThreadStatus.Open _ -> StatusName.OPEN;
      case ThreadStatus.Snoozed _ -> StatusName.SNOOZED;
      case ThreadStatus.Closed _ -> StatusName.CLOSED;
    };
  }

  private static boolean fits(ConversationThread thread, Narrowing narrowing) {
    var assignee = thread.assignment().assignee();
    return switch (narrowing) {
      case Narrowing.None() -> true;
      case Narrowing.ByAssignee(var wanted) ->
          wanted == null ? assignee == null : assignee != null && assignee.id().equals(wanted);
      case Narrowing.ByTeam(var team) ->
          team == null
              ? thread.assignment().team() == null
              : team.equals(thread.assignment().team());
      case Narrowing.ByTag(var tag) -> thread.tags().contains(tag);
      case Narrowing.ByContact(var contact) -> contact.equals(thread.links().contact());
      case Narrowing.ByEscalated(var escalated) -> thread.flags().escalated() == escalated;
      case Narrowing.ByImportant(var important) -> thread.flags().important() == important;
      case Narrowing.ByReference(var vendor, var account, var id) ->
          thread
              .references()
              .to(vendor)
              .filter(own -> own.id().equals(id))
              .filter(own -> account == null || own.account().equals(account))
              .isPresent();
      case Narrowing.ByTab(var tab, var asking) -> InboxTab.of(thread, asking) == tab;
      case Narrowing.ByTitleWord(var prefix) ->
          thread.title() != null && hasWord(thread.title(), prefix.toLowerCase(Locale.ROOT));
    };
  }

  /** A word begins behind a space and at each letter or digit behind something else. */
  private static boolean hasWord(Title title, String prefix) {
    var text = title.value().toLowerCase(Locale.ROOT);
    for (int at = text.indexOf(prefix); at >= 0; at = text.indexOf(prefix, at + 1)) {
      if (at == 0
          || Character.isWhitespace(text.charAt(at - 1))
          || (Character.isLetterOrDigit(text.codePointAt(at))
              && !Character.isLetterOrDigit(text.codePointBefore(at)))) {
        return true;
      }
    }
    return false;
  }
}
