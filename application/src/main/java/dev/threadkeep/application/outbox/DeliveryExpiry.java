package dev.threadkeep.application.outbox;

import dev.threadkeep.application.access.OrganizationStore;
import dev.threadkeep.domain.party.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Use case: forgetting deliveries that were settled long ago. Every node may do it at any time. */
public final class DeliveryExpiry {
  /** After its settlement. */
  static final Duration LIFETIME = Duration.ofDays(90);

  /** So few that what is forgotten together holds up nobody. */
  private static final int BATCH = 1_000;

  private final DeliveryLog log;
  private final OrganizationStore organizations;
  private final InstantSource clock;

  public DeliveryExpiry(DeliveryLog log, OrganizationStore organizations, InstantSource clock) {
    this.log = log;
    this.organizations = organizations;
    this.clock = clock;
  }

  /**
   * Forgets what is too old by now.
   *
   * @return how many deliveries those were
   */
  public long forgetOld() {
    var until = clock.instant().minus(LIFETIME);
    return organizations.all().stream()
        .mapToLong(organization -> forgetOld(organization.id(), until))
        .sum();
  }

  private long forgetOld(OrganizationId organization, Instant until) {
    long all = 0;
    while (true) {
      int forgotten = log.forget(organization, until, BATCH);
      all += forgotten;
      if (forgotten < BATCH) {
        return all;
      }
    }
  }
}
