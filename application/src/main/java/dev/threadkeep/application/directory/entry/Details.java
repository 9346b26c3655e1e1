package dev.threadkeep.application.directory.entry;

import org.jspecify.annotations.Nullable;

/**
 * What an entry says of whom or what it stands for. Each kind has its own.
 *
 * <p>Constructors throw {@link InvalidDetailException} for what cannot be.
 */
public sealed interface Details permits Teammate, Team, Contact, Company, TagLook, Project {

  /** What it is called; a contact may have no name. */
  @Nullable String name();

  /**
   * By what else than an id it is looked up, without regard to case: a tag by its name, which no
   * other has, and a contact by its e-mail address, which several may have.
   */
  default @Nullable String key() {
    return null;
  }

  default Kind kind() {
    return Kind.of(getClass());
  }
}
