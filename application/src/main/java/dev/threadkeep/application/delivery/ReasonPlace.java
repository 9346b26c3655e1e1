package dev.threadkeep.application.delivery;

/**
 * Where the reason of a close goes at a vendor that has no place of its own for it. Never where the
 * contact would read it.
 */
public sealed interface ReasonPlace {
  /** It stays here. */
  record Nowhere() implements ReasonPlace {}

  /** Into the attribute of the vendor's with this name. */
  record CustomAttribute(String name) implements ReasonPlace {
    public CustomAttribute {
      if (name.isBlank()) {
        throw new IllegalArgumentException("an attribute without a name");
      }
    }
  }

  /** Into a note that teammates read. */
  record InternalNote() implements ReasonPlace {}
}
