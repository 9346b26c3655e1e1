package dev.threadkeep.domain.thread;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * A thread's tags, at most 200, in the order of their names. Of names that differ only in case the
 * first stays.
 */
public record Tags(List<Tag> all) {
  private static final int MOST = 200;
  static final String TOO_MANY = "a thread must have at most %d tags".formatted(MOST);
  private static final Tags NONE = new Tags(List.of());

  public Tags {
    var byKey = new TreeMap<String, Tag>();
    all.forEach(tag -> byKey.putIfAbsent(tag.key(), tag));
    all = List.copyOf(byKey.values());
    if (all.size() > MOST) {
      throw new IllegalArgumentException(TOO_MANY);
    }
  }

  public static Tags none() {
    return NONE;
  }

  public static Tags of(Collection<String> names) {
    return new Tags(names.stream().map(Tag::new).toList());
  }

  boolean isFull() {
    return all.size() == MOST;
  }

  public boolean contains(Tag tag) {
    return all.stream().anyMatch(own -> own.key().equals(tag.key()));
  }

  /** Whether both hold the same tags, names compared without regard to case. */
  public boolean sameAs(Tags other) {
    return all.stream().map(Tag::key).toList().equals(other.all.stream().map(Tag::key).toList());
  }

  public List<String> names() {
    return all.stream().map(Tag::name).toList();
  }
}
