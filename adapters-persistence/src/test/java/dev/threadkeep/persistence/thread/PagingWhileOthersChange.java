package dev.threadkeep.persistence.thread;

import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.RESOLVED;

import dev.threadkeep.application.World;
import dev.threadkeep.application.thread.ThreadQuery;
import dev.threadkeep.application.thread.ThreadQuery.ArchiveFilter;
import dev.threadkeep.application.thread.ThreadQuery.Narrowing;
import dev.threadkeep.application.thread.ThreadQuery.Sort;
import dev.threadkeep.application.thread.ThreadReader.Position;
import dev.threadkeep.domain.thread.ReasonChoice;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.persistence.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Somebody follows the pages of a list to their end, and between any two of them others close,
 * reopen and mark some of the threads, and open new ones.
 */
final class PagingWhileOthersChange {
  private static final int CHANGES_BETWEEN_PAGES = 2;

  private final ManyThreads threads;
  private final World world;
  private final List<UUID> touched;
  private final List<UUID> untouched;
  private final Semaphore changes = new Semaphore(0);
  private final AtomicBoolean isRead = new AtomicBoolean();

  private PagingWhileOthersChange(ManyThreads threads, World world, List<UUID> all) {
    this.threads = threads;
    this.world = world;
    this.touched = all.stream().filter(PagingWhileOthersChange::isTouched).toList();
    this.untouched = all.stream().filter(id -> !isTouched(id)).sorted().toList();
  }

  /**
   * What came of it.
   *
   * @param seen the untouched threads that the pages had, in their order
   * @param untouched all there are, sorted
   */
  record Outcome(List<UUID> seen, List<UUID> untouched) {}

  /** All pages of so many threads of all an organization has, in one order. */
  static Outcome run(ManyThreads threads, World world, Sort sort, int limit)
      throws SQLException, ExecutionException, InterruptedException {
    var paging = new PagingWhileOthersChange(threads, world, ids(threads, world));
    try (var others = Executors.newSingleThreadExecutor()) {
      var changing = others.submit(paging::change);
      try {
        return new Outcome(paging.read(sort, limit), paging.untouched);
      } finally {
        paging.isRead.set(true);
        changing.get();
      }
    }
  }

  private static boolean isTouched(UUID id) {
    return id.getLeastSignificantBits() % 4 == 0;
  }

  private static List<UUID> ids(ManyThreads threads, World world) throws SQLException {
    try (var superuser = TestDatabase.asSuperuser(threads.bench().address());
        var statement =
            superuser.prepareStatement("SELECT id FROM thread WHERE organization_id = ?")) {
      statement.setObject(1, world.organization().value());
      var all = new ArrayList<UUID>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          all.add(rows.getObject(1, UUID.class));
        }
      }
      return all;
    }
  }

  private List<UUID> read(Sort sort, int limit) throws InterruptedException {
    var seen = new ArrayList<UUID>();
    var wasThere = Set.copyOf(untouched);
    @Nullable Position after = null;
    do {
      var page =
          threads
              .bench()
              .reader()
              .list(
                  world.caller(),
                  new ThreadQuery(
                      null, new Narrowing.None(), ArchiveFilter.ANY, null, sort, after, limit));
      page.items().stream()
          .map(thread -> thread.id().value())
          .filter(wasThere::contains)
          .forEach(seen::add);
      after = page.next();
      changes.acquire(CHANGES_BETWEEN_PAGES);
    } while (after != null);
    return seen;
  }

  /** Each change moves its thread to the end of the order by change. */
  private Integer change() {
    var random = new Random(7);
    int made = 0;
    while (!isRead.get()) {
      var at = NOON.plusMillis(made++);
      if (made % 10 == 0) {
        world.open(world.nextThread().at(at).opening(), at);
      } else {
        var id = new ThreadId(touched.get(random.nextInt(touched.size())));
        world.decide(id, world.context(at), command(random));
      }
      changes.release();
    }
    return made;
  }

  private static ThreadCommand command(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> new ThreadCommand.EnsureClosed(new ReasonChoice.Named(RESOLVED), null, false);
      case 1 -> new ThreadCommand.EnsureOpen();
      case 2 -> new ThreadCommand.MarkImportant(true);
      default -> new ThreadCommand.MarkImportant(false);
    };
  }
}
