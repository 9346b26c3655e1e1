package dev.threadkeep.application.hook;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.threadkeep.application.access.OrganizationStore;
import dev.threadkeep.application.access.OrganizationStore.Organization;
import dev.threadkeep.application.hook.HookStore.Source;
import dev.threadkeep.domain.party.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;

/**
 * Use case: giving up webhooks that could not be worked off, since whatever they tell of is found
 * by looking anyway, and forgetting those of long ago. Every node may do it at any time.
 */
public final class HookExpiry {
  /** For how long what people wrote may wait in a webhook. */
  static final Duration PATIENCE = Duration.ofDays(1);

  /** So few that what goes together holds up nobody. */
  private static final int BATCH = 1_000;

  private final HookStore hooks;
  private final OrganizationStore organizations;
  private final InstantSource clock;
  private final ObjLongConsumer<Source> givenUp;

  /**
   * @param givenUp told how many webhooks of a connection were given up
   */
  public HookExpiry(
      HookStore hooks,
      OrganizationStore organizations,
      InstantSource clock,
      ObjLongConsumer<Source> givenUp) {
    this.hooks = hooks;
    this.organizations = organizations;
    this.clock = clock;
    this.givenUp = givenUp;
  }

  /** Gives up and forgets what is too old by now. */
  public void forgetOld() {
    var now = clock.instant();
    organizations.all().stream().map(Organization::id).forEach(id -> forgetOld(id, now));
  }

  private void forgetOld(OrganizationId organization, Instant now) {
    while (isFull(giveUp(organization, now.minus(PATIENCE)))) {
      // There may be more.
    }
    while (isFull(hooks.forget(organization, now.minus(HookIntake.MEMORY), BATCH))) {
      // There may be more.
    }
  }

  private static boolean isFull(int batch) {
    return batch == BATCH;
  }

  private int giveUp(OrganizationId organization, Instant until) {
    var all = hooks.giveUp(organization, until, BATCH);
    all.stream()
        .collect(groupingBy(Function.identity(), counting()))
        .forEach(
            (connection, webhooks) ->
                givenUp.accept(new Source(organization, connection), webhooks));
    return all.size();
  }
}
