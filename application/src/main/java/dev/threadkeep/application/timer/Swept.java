package dev.threadkeep.application.timer;

/**
 * What a sweep did.
 *
 * @param changed threads that it woke, closed, erased or deleted
 * @param leftAlone threads to which something had happened meanwhile
 * @param setAside threads that it could not change
 * @param goesOn whether there is more to do, and a reason to do it at once
 */
public record Swept(int changed, int leftAlone, int setAside, boolean goesOn) {
  public static final Swept NOTHING = new Swept(0, 0, 0, false);

  /** What both did. */
  public Swept and(Swept other) {
    return new Swept(
        changed + other.changed,
        leftAlone + other.leftAlone,
        setAside + other.setAside,
        goesOn || other.goesOn);
  }
}
