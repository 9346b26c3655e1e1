package dev.threadkeep.application;

import java.util.ArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Pages of a list narrowed by what no index serves: the list is read on in its own order, and what
 * is not wanted is left out here.
 *
 * <p>Nobody may read a whole store by asking for what is rare, so a page ends after {@value
 * #MOST_READ} items were looked at, with what was found until then, possibly nothing. It then says
 * that there may be more, and the next page goes on where it stopped. Whoever follows the pages to
 * their end sees all.
 */
public final class Scan {
  /** How many items are read at once. */
  private static final int AT_ONCE = 100;

  /** How many items one page looks at, at most. */
  public static final int MOST_READ = 200;

  private Scan() {}

  /** A list whose next page is found by an item of it. */
  public interface Source<T> {
    /** The items behind {@code after}; from the beginning where that is absent. */
    Page<T, ?> read(@Nullable T after, int limit);
  }

  /**
   * One page of what is wanted.
   *
   * @param after the item to start behind, wanted or not
   * @return at most {@code limit} items, with the last item that was looked at where there may be
   *     more behind it
   */
  public static <T> Page<T, T> page(
      Source<T> source, Predicate<T> wanted, @Nullable T after, int limit) {
    var found = new ArrayList<T>();
    var from = after;
    for (int read = 0; read < MOST_READ; read += AT_ONCE) {
      var part = source.read(from, AT_ONCE);
      for (var item : part.items()) {
        if (wanted.test(item)) {
          if (found.size() == limit) {
            return new Page<>(found, found.getLast());
          }
          found.add(item);
        }
      }
      if (part.next() == null) {
        return new Page<>(found, null);
      }
      from = part.items().getLast();
    }
    return new Page<>(found, from);
  }

  /** One page of everything. */
  public static <T> Page<T, T> page(Source<T> source, @Nullable T after, int limit) {
    var read = source.read(after, limit);
    return new Page<>(read.items(), read.next() == null ? null : read.items().getLast());
  }
}
