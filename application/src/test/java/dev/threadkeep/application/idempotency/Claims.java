package dev.threadkeep.application.idempotency;

/** Claims for tests, and answers to keep. */
public final class Claims {
  private Claims() {}

  /** A request with this key that asks for something usual. */
  public static Claim claim(String key) {
    return asking(key, 1);
  }

  /** A request with this key; another number asks for something else. */
  public static Claim asking(String key, int what) {
    return new Claim(new IdempotencyKey(key), new Fingerprint("%064x".formatted(what)));
  }

  /** Has this be answered, whatever comes of the request. */
  public static <T> Keeping<T> keeping(Claim claim, String answer) {
    return new Keeping<>(claim, _ -> new KeptAnswer(answer));
  }
}
