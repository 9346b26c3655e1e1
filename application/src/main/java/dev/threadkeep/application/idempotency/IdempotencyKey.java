package dev.threadkeep.application.idempotency;

/** What a client calls a request, so that asking again does nothing twice. */
public record IdempotencyKey(String value) {
  /** In characters. */
  public static final int LONGEST = 255;

  public IdempotencyKey {
    if (value.isEmpty() || value.length() > LONGEST) {
      throw new IllegalArgumentException("must have 1 to %d characters".formatted(LONGEST));
    }
    if (!value.chars().allMatch(IdempotencyKey::isPrintable)) {
      throw new IllegalArgumentException("must have printable ASCII characters only");
    }
  }

  private static boolean isPrintable(int character) {
    return character >= ' ' && character <= '~';
  }

  @Override
  public String toString() {
    return value;
  }
}
