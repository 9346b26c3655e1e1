package dev.threadkeep.application;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next where the list goes on; absent at its end
 * @param <T> what is listed
 * @param <P> a position in this list
 */
public record Page<T, P>(List<T> items, @Nullable P next) {
  public Page {
    items = List.copyOf(items);
  }

  /**
   * A page out of one item more than it holds, which is how a store learns that there is more.
   *
   * @param position the position of an item: the next page starts behind it
   */
  public static <T, P> Page<T, P> of(List<T> oneMore, int limit, Function<T, P> position) {
    if (oneMore.size() <= limit) {
      return new Page<>(oneMore, null);
    }
    var items = oneMore.subList(0, limit);
    return new Page<>(items, position.apply(items.getLast()));
  }
}
