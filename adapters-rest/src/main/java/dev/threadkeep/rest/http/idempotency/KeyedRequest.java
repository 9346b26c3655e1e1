package dev.threadkeep.rest.http.idempotency;

import dev.threadkeep.application.idempotency.Claim;

/** A request with an idempotency key, while it is carried out. */
public final class KeyedRequest {

  private final Claim claim;
  private volatile boolean settled;

  public KeyedRequest(Claim claim) {
    this.claim = claim;
  }

  public Claim claim() {
    return claim;
  }

  /** Notes that nothing is left to be kept: the answer is, or is none of this request's own. */
  public void settle() {
    settled = true;
  }

  public boolean isSettled() {
    return settled;
  }
}
