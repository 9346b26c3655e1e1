package dev.threadkeep.application.hook;

import static dev.threadkeep.application.hook.HookStoreContract.THREAD;
import static dev.threadkeep.application.hook.HookStoreContract.heard;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.threadkeep.application.access.OrganizationStore;
import dev.threadkeep.application.access.OrganizationStore.Organization;
import dev.threadkeep.application.hook.HookStore.Heard;
import dev.threadkeep.application.hook.HookStore.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HookExpiryTest {
  private static final Instant A_DAY_AGO = NOON.minus(HookExpiry.PATIENCE);
  private static final Instant A_WEEK_AGO = NOON.minus(HookIntake.MEMORY);

  private final HooksInMemoryTest stores = new HooksInMemoryTest();
  private final Source one = stores.source();
  private final Source other = stores.source();
  private final OrganizationStore organizations = mock();
  private final List<String> givenUp = new ArrayList<>();

  @BeforeEach
  void two_organizations() {
    when(organizations.all())
        .thenReturn(
            List.of(
                new Organization(one.organization(), "One", A_WEEK_AGO),
                new Organization(other.organization(), "Other", A_WEEK_AGO)));
  }

  private void forgetOld() {
    new HookExpiry(
            stores.hooks(),
            organizations,
            () -> NOON,
            (source, webhooks) -> givenUp.add("%s: %d".formatted(source.connection(), webhooks)))
        .forgetOld();
  }

  private void keep(Heard heard) {
    stores.hooks().keep(heard, Instant.EPOCH);
  }

  @Test
  void what_has_waited_for_a_day_is_given_up_and_told_by_connection() {
    keep(heard(one, null, THREAD, A_DAY_AGO.minusMillis(1)));
    keep(heard(one, null, THREAD, A_DAY_AGO.minusMillis(1)));
    keep(heard(other, null, THREAD, A_DAY_AGO));

    forgetOld();

    assertThat(givenUp).containsExactly(one.connection() + ": 2");
    assertThat(stores.hooks().due(NOON)).containsExactly(other);
  }

  @Test
  void events_are_recognised_for_a_week() {
    for (int number = 1; number <= 1_001; number++) {
      keep(heard(one, "old-" + number, null, A_WEEK_AGO.minusMillis(1)));
    }
    keep(heard(other, "young", null, A_WEEK_AGO));

    forgetOld();

    assertThat(stores.hooks().forget(one.organization(), NOON, 2_000)).isZero();
    assertThat(stores.hooks().forget(other.organization(), NOON, 2_000)).isEqualTo(1);
  }
}
