package dev.threadkeep.application.timer;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * The order in which one node goes through what is due. Another node's is another, so that nodes
 * that read the same rows seldom try the same thread at the same time.
 */
public record NodeOrder(long salt) {

  /** The order of the node that drew this id for itself. */
  public static NodeOrder of(UUID node) {
    return new NodeOrder(spread(node.getMostSignificantBits() ^ node.getLeastSignificantBits()));
  }

  /** The same items in this node's order. */
  public <T> List<T> of(List<T> items, Function<T, UUID> id) {
    return items.stream().sorted(Comparator.comparingLong(item -> place(id.apply(item)))).toList();
  }

  private long place(UUID id) {
    return spread(id.getMostSignificantBits() ^ spread(id.getLeastSignificantBits() ^ salt));
  }

  /** Lets every bit of the result hang on every bit of the value (MurmurHash3's last step). */
  private static long spread(long value) {
    long mixed = value;
    mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }
}
