package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.World;
import dev.threadkeep.application.thread.AccountQuery;
import dev.threadkeep.application.thread.MessageLocator;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.application.thread.ThreadQuery;
import dev.threadkeep.persistence.schema.Database;
import dev.threadkeep.persistence.session.Binding;
import dev.threadkeep.persistence.session.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What lists cost by PostgreSQL's own account, each asked as the service asks for it. */
final class ListCosts {
  private static final String EXPLAIN = "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ";

  private final Session session;
  private final List<Cost> all = new ArrayList<>();

  ListCosts(Database database) {
    this.session = new Session(database, Instant::now);
  }

  /**
   * What one page cost.
   *
   * @param buffers pages of 8 KiB that were looked at, wherever they were
   * @param rows how many threads the statement gave
   */
  record Cost(ThreadQuery query, int buffers, long rows, double millis, String plan) {
    private static final Comparator<Cost> BY_BUFFERS = Comparator.comparingInt(Cost::buffers);

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%d buffers, %.1f ms, %d rows: %s%n%s", buffers, millis, rows, query, plan);
    }
  }

  /** The statement of the reader itself, over its session: as its role, within its walls. */
  Cost explain(World world, ThreadQuery query) {
    var listing = ThreadListing.of(world.organization(), query);
    var plan = plan(world, listing.sql(), listing::bind);
    var cost =
        new Cost(
            query,
            buffers(plan),
            (long) number(plan, "Actual Rows"),
            number(plan, "Actual Total Time"),
            plan);
    all.add(new Cost(query, cost.buffers(), cost.rows(), cost.millis(), ""));
    return cost;
  }

  /** How many pages of 8 KiB are looked at for a page of an account's list. */
  int buffers(World world, AccountQuery query) {
    var listing = new AccountListing(world.organization(), query);
    return buffers(plan(world, listing.sql(), listing::bind));
  }

  /** How many pages of 8 KiB are looked at for a message. */
  int buffers(World world, MessageLocator message) {
    var locating = new LocatingMessage(world.caller(), message);
    return buffers(plan(world, locating.sql(), locating::bind));
  }

  /** How many pages of 8 KiB are looked at for a thread. */
  int buffers(World world, ThreadLocator thread) {
    var locating = new Locating(world.caller(), thread);
    return buffers(plan(world, locating.sql(), locating::bind));
  }

  private String plan(World world, String sql, Binding binding) {
    return session.ask(
        world.caller(),
        EXPLAIN + sql,
        binding,
        answer -> answer.first(row -> row.text("QUERY PLAN")).orElseThrow());
  }

  private static int buffers(String plan) {
    return (int) (number(plan, "Shared Hit Blocks") + number(plan, "Shared Read Blocks"));
  }

  /** The first one is the whole plan's. */
  private static double number(String plan, String key) {
    var found = Pattern.compile("\"%s\": ([0-9.]+)".formatted(key)).matcher(plan);
    if (!found.find()) {
      throw new AssertionError("a plan without " + key + ": " + plan);
    }
    return Double.parseDouble(found.group(1));
  }

  /** The worst of each class of lists. */
  String table() {
    var classes =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    cost -> row(cost.query()), TreeMap::new, Collectors.toList()));
    var table = new StringBuilder();
    table.append(
        "| narrowed by | and | sort | pages | worst, found | worst, not found | ms, p99 |\n");
    table.append("|---|---|---|---|---|---|---|\n");
    classes.forEach(
        (row, costs) ->
            table.append(
                String.format(
                    Locale.ROOT,
                    "%s %d | %s | %s | %.1f |%n",
                    row,
                    costs.size(),
                    worst(costs.stream().filter(cost -> cost.rows() > 0).toList()),
                    worst(costs.stream().filter(cost -> cost.rows() == 0).toList()),
                    millis(costs))));
    return table.toString();
  }

  /** Not the worst: that tells what else the machine was doing. */
  private static double millis(List<Cost> costs) {
    var sorted = costs.stream().mapToDouble(Cost::millis).sorted().toArray();
    return sorted[sorted.length * 99 / 100];
  }

  private static String worst(List<Cost> costs) {
    return costs.stream()
        .max(Cost.BY_BUFFERS)
        .map(cost -> Integer.toString(cost.buffers()))
        .orElse("–");
  }

  private static String row(ThreadQuery query) {
    var beside = new ArrayList<String>();
    if (query.status() != null) {
      beside.add("status");
    }
    if (query.updatedAfter() != null) {
      beside.add("updated_after");
    }
    return "| %s | %s | %s |"
        .formatted(
            ListedQueries.name(query.narrowing()),
            beside.isEmpty() ? "–" : String.join(", ", beside),
            query.sort().byCreation() ? "created_at" : "updated_at");
  }
}
