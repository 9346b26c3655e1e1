package dev.threadkeep.application.delivery;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a connection wants its vendor to be called.
 *
 * @param actingAdmin the vendor's id of who acts where nobody that the vendor knows did
 * @param timeout after which a single call ends, whatever it is at
 * @param accounts the accounts there are, where the vendor has several (ContextGPT: the chatbots)
 */
public record AccessSettings(
    @Nullable String actingAdmin,
    Duration timeout,
    ReasonPlace reasonPlace,
    List<String> accounts) {
  private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(15);

  /** More than any vendor's order usually needs, and few enough to wait for. */
  private static final int CALLS = 4;

  public AccessSettings {
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("a timeout of " + timeout);
    }
    accounts = List.copyOf(accounts);
  }

  /** What holds where a connection says nothing. */
  public static AccessSettings usual() {
    return new AccessSettings(null, USUAL_TIMEOUT, new ReasonPlace.InternalNote(), List.of());
  }

  /**
   * How long whatever is asked of a backend takes at the longest, however many calls it makes: what
   * does not fit is not begun. A lease must be longer.
   */
  public Duration longest() {
    return timeout.multipliedBy(CALLS);
  }
}
