package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.World;
import dev.threadkeep.application.thread.ThreadQuery;
import dev.threadkeep.persistence.schema.Database;
import dev.threadkeep.persistence.schema.DatabaseAddress;
import dev.threadkeep.persistence.schema.PoolSettings;
import dev.threadkeep.persistence.session.Binding;
import dev.threadkeep.persistence.session.Session;
import java.sql.SQLException;
import java.time.Instant;

/**
 * What lists cost with plans that know no values, by what the server counts for its tables and
 * indexes, since it cannot explain a statement with such a plan as the driver sends it.
 */
final class GenericCosts implements AutoCloseable {
  private static final String COUNTED =
      """
      SELECT sum(pg_stat_get_xact_blocks_fetched(oid))::bigint AS fetched
        FROM pg_class
       WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'i')
      """;

  private final Database database;
  private final Session session;

  GenericCosts(DatabaseAddress address) {
    var settings = "prepareThreshold=1&options=-c%20plan_cache_mode%3Dforce_generic_plan";
    this.database =
        Database.open(
            new DatabaseAddress(
                address.url() + (address.url().contains("?") ? "&" : "?") + settings,
                address.owner(),
                address.application()),
            PoolSettings.STANDARD.withConnections(1));
    this.session = new Session(database, Instant::now);
  }

  /** How many buffers of tables and indexes one page looked at. */
  int of(World world, ThreadQuery query) {
    var listing = ThreadListing.of(world.organization(), query);
    return session.inTransaction(
        transaction -> {
          long before = counted(transaction);
          transaction.ask(world.organization(), listing.sql(), listing::bind, listing::page);
          return (int) (counted(transaction) - before);
        });
  }

  private static long counted(Session.Transaction transaction) throws SQLException {
    return transaction.ask(
        COUNTED,
        Binding.NOTHING,
        answer -> answer.first(row -> row.number("fetched")).orElseThrow());
  }

  @Override
  public void close() {
    database.close();
  }
}
