package dev.threadkeep.application.directory.entry;

import dev.threadkeep.domain.thread.Tag;
import org.jspecify.annotations.Nullable;

/**
 * A tag and how it is shown. Threads have tags by their names, so a tag in use keeps its own, but
 * for upper and lower case.
 *
 * @param color as {@code #94a3b8}
 * @param icon a word for it
 */
public record TagLook(Tag tag, @Nullable String color, @Nullable String icon) implements Details {
  private static final int LONGEST_COLOR = 32;
  private static final int LONGEST_ICON = 64;

  public TagLook {
    Limits.optional("color", LONGEST_COLOR, color);
    Limits.optional("icon", LONGEST_ICON, icon);
  }

  /** A tag that nobody has said anything of but its name. */
  public static TagLook plain(Tag tag) {
    return new TagLook(tag, null, null);
  }

  /**
   * The tag of this name.
   *
   * @throws InvalidDetailException naming {@code name}
   */
  public static Tag named(String name) {
    try {
      return new Tag(name);
    } catch (IllegalArgumentException refused) {
      throw new InvalidDetailException("name", String.valueOf(refused.getMessage()));
    }
  }

  @Override
  public String name() {
    return tag.name();
  }

  @Override
  public String key() {
    return tag.key();
  }
}
