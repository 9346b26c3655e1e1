package dev.threadkeep.application.policy;

import static dev.threadkeep.domain.thread.fixture.Cast.FEATHER;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Policies.aPolicy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.thread.Precondition;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.policy.CatalogueReason;
import dev.threadkeep.domain.policy.CloseReason;
import dev.threadkeep.domain.policy.InvalidPolicyException;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PoliciesTest {
  private static final Caller CALLER =
      Caller.service(new OrganizationId(new UUID(0, 1)), new Actor.Policy());
  private static final Signature SIGNATURE =
      new Signature(CALLER.actor(), Through.CANONICAL, "request-1");
  private static final LifecyclePolicy NEXT = aPolicy().requiringReason().build();

  /** One policy, at version 3. */
  private static final class OnePolicy implements PolicyStore {
    private StoredPolicy standing = new StoredPolicy(LifecyclePolicy.standard(), 3);
    private Instant at = Instant.EPOCH;

    @Override
    public StoredPolicy find(Caller caller) {
      return standing;
    }

    @Override
    public StoredPolicy replace(
        Caller caller, Signature signature, Function<StoredPolicy, Replacement> change) {
      var replacement = change.apply(standing);
      standing = new StoredPolicy(replacement.policy(), standing.version() + 1);
      at = replacement.at();
      return standing;
    }
  }

  private final OnePolicy store = new OnePolicy();
  private final Policies policies = new Policies(store, () -> TEN);

  @Test
  void a_policy_is_replaced_at_the_time_that_it_is() {
    var replaced = policies.replace(CALLER, SIGNATURE, Precondition.none(), NEXT);

    assertThat(replaced).isEqualTo(new StoredPolicy(NEXT, 4)).isEqualTo(policies.read(CALLER));
    assertThat(store.at).isEqualTo(TEN);
  }

  @Test
  void a_policy_at_a_version_that_is_expected_is_replaced() {
    var expected = new Precondition.VersionIn(Set.of(2L, 3L));

    assertThat(policies.replace(CALLER, SIGNATURE, expected, NEXT).policy()).isEqualTo(NEXT);
  }

  @Test
  void a_policy_at_another_version_is_left_alone() {
    var expected = new Precondition.VersionIn(Set.of(2L));

    assertThatThrownBy(() -> policies.replace(CALLER, SIGNATURE, expected, NEXT))
        .isInstanceOfSatisfying(
            PolicyVersionException.class, refused -> assertThat(refused.current()).isEqualTo(3));

    assertThat(policies.read(CALLER).policy()).isEqualTo(LifecyclePolicy.standard());
  }

  @Test
  void a_policy_that_is_too_large_for_every_change_to_read_is_refused() {
    var words = IntStream.range(0, 2_000).mapToObj(number -> "%0100d".formatted(number)).toList();
    var large =
        aPolicy()
            .knowing(
                new CatalogueReason(
                    new CloseReason("own"),
                    "Own",
                    true,
                    false,
                    Map.of(FEATHER, List.copyOf(words))))
            .build();

    assertThatThrownBy(() -> policies.replace(CALLER, SIGNATURE, Precondition.none(), large))
        .isInstanceOfSatisfying(
            InvalidPolicyException.class,
            refused -> assertThat(refused.flaws().getFirst().place()).isEqualTo("reasons"));

    assertThat(policies.read(CALLER).version()).isEqualTo(3);
  }
}
