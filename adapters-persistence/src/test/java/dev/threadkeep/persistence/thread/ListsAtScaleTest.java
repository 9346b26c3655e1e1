package dev.threadkeep.persistence.thread;

import static dev.threadkeep.application.thread.AccountQuery.Filter.none;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.Scan;
import dev.threadkeep.application.World;
import dev.threadkeep.application.thread.AccountQuery;
import dev.threadkeep.application.thread.NewestThreads;
import dev.threadkeep.application.thread.NewestThreads.Filter;
import dev.threadkeep.application.thread.ThreadQuery;
import dev.threadkeep.application.thread.ThreadQuery.Narrowing;
import dev.threadkeep.application.thread.ThreadQuery.Sort;
import dev.threadkeep.application.thread.ThreadQuery.StatusName;
import dev.threadkeep.application.thread.ThreadReader;
import dev.threadkeep.domain.vendor.Vendor;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A page of a list costs no more than a page, among a million threads. What each costs is written
 * to {@code target/list-costs.md}.
 */
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ListsAtScaleTest {
  private static final int MOST_BUFFERS = 500;
  private static final int SHOWN = 5;

  @AutoClose private static ManyThreads threads;
  private static ListCosts costs;

  @BeforeAll
  static void a_million_threads() throws SQLException {
    threads =
        ManyThreads.of(
            500_000, 250_000, 120_000, 60_000, 30_000, 20_000, 10_000, 7_000, 2_900, 100);
    costs = new ListCosts(threads.bench().database());
  }

  @AfterAll
  static void write_what_it_cost() throws IOException {
    Files.writeString(Path.of("target", "list-costs.md"), costs.table());
  }

  /** Before all others, which have them gathered. */
  @Test
  @Order(1)
  void without_statistics_every_page_of_every_list_is_within_500_buffers() {
    assertThat(tooCostly(threads.worlds().subList(0, 2))).isEmpty();
  }

  @Test
  void every_page_of_every_list_is_within_500_buffers() throws SQLException {
    threads.analyze();

    assertThat(tooCostly(threads.worlds())).isEmpty();
  }

  /** The server keeps such a plan for a statement that it has been given some times. */
  @Test
  void so_it_is_with_a_plan_that_was_made_for_any_values() throws SQLException {
    threads.analyze();
    try (var generic = new GenericCosts(threads.bench().address())) {
      var largest = threads.worlds().getFirst();

      assertThat(generic.of(largest, ListedQueries.all().getFirst())).isGreaterThan(50);
      var tooCostly =
          queries()
              .map(query -> Map.entry(query, generic.of(largest, query)))
              .filter(cost -> cost.getValue() > MOST_BUFFERS)
              .limit(SHOWN)
              .toList();
      assertThat(tooCostly).isEmpty();
    }
  }

  /** Filters of a dialect's own, which no index serves, and which nothing fits. */
  @Test
  void so_it_is_where_threads_are_only_looked_at() throws SQLException {
    threads.analyze();
    var largest = threads.worlds().getFirst();
    var looking = new ListCosts(threads.bench().database());
    for (var statuses : ofDialects()) {
      var asked = new ArrayList<ThreadQuery>();

      new NewestThreads(noting(asked))
          .page(largest.caller(), new Filter(statuses, _ -> false), null, ListedQueries.LIMIT);

      assertThat(asked.stream().mapToInt(query -> looking.explain(largest, query).buffers()).sum())
          .as("%s", statuses)
          .isBetween(Scan.MOST_READ, MOST_BUFFERS);
    }
  }

  /** All of an account's threads are counted, by an index alone. */
  @Test
  void a_page_of_a_list_of_an_account_is_within_500_buffers() throws SQLException {
    threads.vacuum();
    var largest = threads.worlds().getFirst();
    var looking = new ListCosts(threads.bench().database());
    var closed = new AccountQuery.Filter(true, false, null, null, null, null, null);

    var known = threads.bench().reader().listAccount(largest.caller(), account(none(), 0)).total();
    assertThat(known).isEqualTo(2_500);
    for (var filter : List.of(none(), closed)) {
      for (long skip : new long[] {0, 1_800}) {
        assertThat(looking.buffers(largest, account(filter, skip)))
            .as("%s from %d", filter, skip)
            .isLessThan(MOST_BUFFERS);
      }
    }
  }

  /** It has to look at each of them. */
  @Test
  void a_filter_by_an_attribute_costs_what_the_account_has() throws SQLException {
    threads.vacuum();
    var largest = threads.worlds().getFirst();
    var looking = new ListCosts(threads.bench().database());
    var model = new AccountQuery.AttributeText(List.of("contextgpt", "llm_model", "id"), "m");
    var filter = new AccountQuery.Filter(null, null, null, null, null, null, model);

    assertThat(looking.buffers(largest, account(filter, 0))).isBetween(2 * 2_500, 12 * 2_500);
  }

  private static AccountQuery account(AccountQuery.Filter filter, long skip) {
    return new AccountQuery(new Vendor("contextgpt"), "bot-3", filter, skip, 20);
  }

  private static List<Set<StatusName>> ofDialects() {
    return List.of(
        EnumSet.allOf(StatusName.class),
        EnumSet.of(StatusName.OPEN, StatusName.SNOOZED),
        EnumSet.of(StatusName.CLOSED));
  }

  /** The reader, with what it is asked for. */
  private static ThreadReader noting(List<ThreadQuery> asked) {
    return (ThreadReader)
        Proxy.newProxyInstance(
            ThreadReader.class.getClassLoader(),
            new Class<?>[] {ThreadReader.class},
            (_, method, arguments) -> {
              asked.add((ThreadQuery) arguments[1]);
              return method.invoke(threads.bench().reader(), arguments);
            });
  }

  @ParameterizedTest
  @EnumSource
  void pages_have_each_thread_that_nobody_touches_once(Sort sort) throws Exception {
    int untouched = 0;
    for (var world : threads.worlds()) {
      var outcome = PagingWhileOthersChange.run(threads, world, sort, 200);

      // Not by AssertJ, which would print hundreds of thousands of ids.
      assertThat(outcome.seen().stream().sorted().toList().equals(outcome.untouched()))
          .as("%s of %s", sort, world.organization())
          .isTrue();
      untouched += outcome.untouched().size();
    }
    assertThat(untouched).isGreaterThan(700_000);
  }

  @Test
  void every_way_to_narrow_a_list_is_tried() {
    assertThat(ListedQueries.narrowings().stream().<Class<?>>map(Object::getClass).collect(toSet()))
        .isEqualTo(Set.of(Narrowing.class.getPermittedSubclasses()));
  }

  private static List<ListCosts.Cost> tooCostly(List<World> worlds) {
    return worlds.stream()
        .flatMap(world -> queries().map(query -> costs.explain(world, query)))
        .filter(cost -> cost.buffers() > MOST_BUFFERS)
        .sorted(Comparator.comparingInt(ListCosts.Cost::buffers).reversed())
        .limit(SHOWN)
        .toList();
  }

  private static Stream<ThreadQuery> queries() {
    return ListedQueries.all().stream().filter(query -> !ThreadListing.isEmpty(query));
  }
}
