package dev.threadkeep.application.directory.entry;

import java.util.Arrays;
import java.util.Locale;

/** What an entry is. */
public enum Kind {
  TEAMMATE(Teammate.class),
  TEAM(Team.class),
  CONTACT(Contact.class),
  COMPANY(Company.class),
  TAG(TagLook.class),
  PROJECT(Project.class);

  private final Class<? extends Details> details;

  Kind(Class<? extends Details> details) {
    this.details = details;
  }

  /** The kind of the entries that have such details. */
  public static Kind of(Class<? extends Details> details) {
    return Arrays.stream(values())
        .filter(kind -> kind.details.equals(details))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no kind has details of " + details));
  }

  /** Whether entries have a number: what APIs with numeric ids assign threads to. */
  public boolean isNumbered() {
    return switch (this) {
      case TEAMMATE, TEAM -> true;
      case CONTACT, COMPANY, TAG, PROJECT -> false;
    };
  }

  /** The word for the kind in every API and store: {@code teammate}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
