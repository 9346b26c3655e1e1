package dev.threadkeep.domain.thread;

import dev.threadkeep.domain.internal.Texts;
import java.util.Locale;

/**
 * A tag is its name, 1 to 64 characters without the blanks around them; names that differ only in
 * case are one tag.
 */
public record Tag(String name) {
  public Tag {
    name = Texts.present(64, "a tag", name.strip());
  }

  /** What makes two tags one: the name without regard to case. */
  public String key() {
    return name.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return name;
  }
}
