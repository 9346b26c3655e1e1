package dev.threadkeep.application.idempotency;

import dev.threadkeep.application.access.OrganizationStore;
import java.time.InstantSource;

/** Use case: forgetting answers that were kept long enough. Every node may do it at any time. */
public final class AnswerExpiry {
  /** So few that what is forgotten together holds up nobody. */
  private static final int BATCH = 1_000;

  private final IdempotencyStore answers;
  private final OrganizationStore organizations;
  private final InstantSource clock;

  public AnswerExpiry(
      IdempotencyStore answers, OrganizationStore organizations, InstantSource clock) {
    this.answers = answers;
    this.organizations = organizations;
    this.clock = clock;
  }

  /**
   * Forgets what is too old by now.
   *
   * @return how many answers those were
   */
  public long forgetOld() {
    var until = clock.instant().minus(KeptAnswer.LIFETIME);
    long all = 0;
    for (var organization : organizations.all()) {
      int forgotten;
      do {
        forgotten = answers.forget(organization.id(), until, BATCH);
        all += forgotten;
      } while (forgotten == BATCH);
    }
    return all;
  }
}
