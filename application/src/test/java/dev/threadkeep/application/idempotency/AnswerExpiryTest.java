package dev.threadkeep.application.idempotency;

import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.OrganizationStore;
import dev.threadkeep.domain.party.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AnswerExpiryTest {
  private static final OrganizationId ONE = new OrganizationId(new UUID(1, 1));
  private static final OrganizationId OTHER = new OrganizationId(new UUID(1, 2));

  private final Ages ages = new Ages();

  /** Answers, of which only the age is of interest. */
  private static final class Ages implements IdempotencyStore {
    private final Map<OrganizationId, List<Instant>> kept = new HashMap<>();
    private int largest;

    void keep(OrganizationId organization, Instant at, int times) {
      for (int time = 0; time < times; time++) {
        kept.computeIfAbsent(organization, _ -> new ArrayList<>()).add(at);
      }
    }

    @Override
    public int forget(OrganizationId organization, Instant until, int most) {
      var all = kept.getOrDefault(organization, new ArrayList<>());
      var old = all.stream().filter(at -> !at.isAfter(until)).limit(most).toList();
      old.forEach(all::remove);
      largest = Math.max(largest, old.size());
      return old.size();
    }

    @Override
    public void keep(Caller caller, Claim claim, KeptAnswer answer) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Undertaking begin(Caller caller, Claim claim) {
      throw new UnsupportedOperationException();
    }
  }

  private record Organizations(List<Organization> all) implements OrganizationStore {
    @Override
    public Optional<Organization> find(String name) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Organization> find(OrganizationId id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Organization findOrCreate(Organization candidate) {
      throw new UnsupportedOperationException();
    }
  }

  private long forgottenAt(Instant now) {
    var organizations =
        new Organizations(
            List.of(
                new OrganizationStore.Organization(ONE, "One", NOON),
                new OrganizationStore.Organization(OTHER, "Other", NOON)));
    return new AnswerExpiry(ages, organizations, () -> now).forgetOld();
  }

  @Test
  void forgets_an_answer_after_24_hours_and_not_before() {
    ages.keep(ONE, NOON, 1);

    assertThat(forgottenAt(NOON.plus(Duration.ofHours(24)).minusNanos(1_000))).isZero();
    assertThat(forgottenAt(NOON.plus(Duration.ofHours(24)))).isEqualTo(1);
  }

  @Test
  void forgets_those_of_every_organization() {
    ages.keep(ONE, NOON, 2);
    ages.keep(OTHER, NOON, 3);

    assertThat(forgottenAt(NOON.plus(Duration.ofDays(2)))).isEqualTo(5);
  }

  @Test
  void forgets_however_many_there_are_in_batches() {
    ages.keep(ONE, NOON, 2_000);
    ages.keep(ONE, NOON.plus(Duration.ofDays(2)), 7);

    assertThat(forgottenAt(NOON.plus(Duration.ofDays(2)))).isEqualTo(2_000);
    assertThat(ages.largest).isEqualTo(1_000);
    assertThat(ages.kept.get(ONE)).hasSize(7);
  }
}
