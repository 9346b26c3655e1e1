package dev.threadkeep.application.directory.entry;

/**
 * An entry to be made by the change that needs it, unless there is one by that time that the same
 * mention names.
 */
public record Newcomer(Mention mention, Entry<?> entry) {

  /** A tag, by its name. */
  public static Newcomer tag(Entry<TagLook> entry) {
    return new Newcomer(Mention.of(entry.details().tag()), entry);
  }

  /**
   * An entry known by one vendor's id.
   *
   * @throws IllegalArgumentException if it has none, or several
   */
  public static Newcomer known(Entry<?> entry) {
    var ids = entry.externalIds().all();
    if (ids.size() != 1) {
      throw new IllegalArgumentException("a newcomer with %d external ids".formatted(ids.size()));
    }
    var only = ids.entrySet().iterator().next();
    return new Newcomer(
        new Mention.ByExternalId(entry.kind(), only.getKey(), only.getValue()), entry);
  }
}
