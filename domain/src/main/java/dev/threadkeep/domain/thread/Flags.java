package dev.threadkeep.domain.thread;

/**
 * What stands beside the status.
 *
 * @param archived hidden from lists and from auto-close; refuses nothing
 * @param erased nothing has been said in it since everything was erased
 */
public record Flags(boolean escalated, boolean important, boolean archived, boolean erased) {
  private static final Flags NONE = new Flags(false, false, false, false);

  public static Flags none() {
    return NONE;
  }

  Flags withEscalated(boolean next) {
    return new Flags(next, important, archived, erased);
  }

  Flags withImportant(boolean next) {
    return new Flags(escalated, next, archived, erased);
  }

  Flags withArchived(boolean next) {
    return new Flags(escalated, important, next, erased);
  }

  Flags withErased(boolean next) {
    return new Flags(escalated, important, archived, next);
  }
}
