package dev.threadkeep.domain.thread;

/**
 * What stands beside the status.
 *
 * @param archived hidden from lists and from auto-close; refuses nothing
 */
public record Flags(boolean escalated, boolean important, boolean archived) {
  private static final Flags NONE = new Flags(false, false, false);

  public static Flags none() {
    return NONE;
  }

  Flags withEscalated(boolean next) {
    return new Flags(next, important, archived);
  }

  Flags withImportant(boolean next) {
    return new Flags(escalated, next, archived);
  }

  Flags withArchived(boolean next) {
    return new Flags(escalated, important, next);
  }
}
