package dev.threadkeep.application.outbox;

import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.access.OrganizationStore;
import dev.threadkeep.application.access.OrganizationStore.Organization;
import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.application.outbox.DeliveryLogContract.Place;
import dev.threadkeep.application.outbox.DeliveryLogContract.Scene;
import dev.threadkeep.domain.party.OrganizationId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeliveryExpiryTest {
  private final DeliveriesInMemoryTest deliveries = new DeliveriesInMemoryTest();

  private DeliveryExpiry expiry(Place... places) {
    var all =
        Arrays.stream(places)
            .map(place -> new Organization(place.caller().organization(), "Org", NINE))
            .toList();
    var organizations =
        new OrganizationStore() {
          @Override
          public Organization findOrCreate(Organization organization) {
            throw new UnsupportedOperationException();
          }

          @Override
          public Optional<Organization> find(String name) {
            throw new UnsupportedOperationException();
          }

          @Override
          public Optional<Organization> find(OrganizationId id) {
            throw new UnsupportedOperationException();
          }

          @Override
          public List<Organization> all() {
            return all;
          }
        };
    return new DeliveryExpiry(deliveries.log(), organizations, () -> NINE);
  }

  @Test
  void forgets_what_every_organization_had_settled_ninety_days_ago() {
    var one = Scene.in(deliveries.place());
    var other = Scene.in(deliveries.place());
    var old = NINE.minus(DeliveryExpiry.LIFETIME).minusSeconds(2);
    for (int sequence = 1; sequence <= 1_001; sequence++) {
      one.kept(sequence, DeliveryState.DELIVERED, old);
    }
    other.kept(1, DeliveryState.PARKED, old);
    var young = other.kept(2, DeliveryState.DELIVERED, old.plusSeconds(3));

    assertThat(expiry(one.place(), other.place()).forgetOld()).isEqualTo(1_002);

    assertThat(
            deliveries
                .log()
                .ofThread(other.place().caller(), other.thread(), 10, null)
                .orElseThrow()
                .items())
        .containsExactly(young);
  }
}
