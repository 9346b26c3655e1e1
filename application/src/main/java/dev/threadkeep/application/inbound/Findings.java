package dev.threadkeep.application.inbound;

/**
 * What came of looking at threads as their vendor shows them.
 *
 * @param lookedAt how many threads
 * @param changed how many of them were changed here
 * @param conflicts how many registers both sides had changed
 * @param unknown how many registers were left alone, since nobody here knows what the vendor names
 * @param failed how many further threads could not be looked at
 */
public record Findings(long lookedAt, long changed, long conflicts, long unknown, long failed) {
  private static final Findings NONE = new Findings(0, 0, 0, 0);

  /** Where all could be looked at. */
  public Findings(long lookedAt, long changed, long conflicts, long unknown) {
    this(lookedAt, changed, conflicts, unknown, 0);
  }

  public static Findings none() {
    return NONE;
  }

  /** One thread that is as it was. */
  static Findings nothingNew() {
    return new Findings(1, 0, 0, 0);
  }

  /** One thread that could not be looked at. */
  static Findings failure() {
    return new Findings(0, 0, 0, 0, 1);
  }

  Findings plus(Findings more) {
    return new Findings(
        lookedAt + more.lookedAt,
        changed + more.changed,
        conflicts + more.conflicts,
        unknown + more.unknown,
        failed + more.failed);
  }
}
