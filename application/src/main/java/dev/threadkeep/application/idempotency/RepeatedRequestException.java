package dev.threadkeep.application.idempotency;

/** Why a request was not carried out that has the key of another one; nothing was changed. */
public abstract sealed class RepeatedRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private RepeatedRequestException(String message) {
    super(message, null, false, false);
  }

  /** It is the same request, and this was answered. */
  public static final class AnsweredBefore extends RepeatedRequestException {
    private static final long serialVersionUID = 1L;
    private final transient KeptAnswer answer;

    public AnsweredBefore(KeptAnswer answer) {
      super("the request was answered before");
      this.answer = answer;
    }

    public KeptAnswer answer() {
      return answer;
    }
  }

  /** The other one asked for something else. */
  public static final class KeyReused extends RepeatedRequestException {
    private static final long serialVersionUID = 1L;

    public KeyReused() {
      super("another request has this key");
    }
  }

  /** The other one is still being carried out; it may be asked for again a little later. */
  public static final class KeyInUse extends RepeatedRequestException {
    private static final long serialVersionUID = 1L;

    public KeyInUse() {
      super("a request with this key is being carried out");
    }
  }
}
