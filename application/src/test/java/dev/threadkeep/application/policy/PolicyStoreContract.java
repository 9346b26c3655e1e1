package dev.threadkeep.application.policy;

import static dev.threadkeep.domain.thread.fixture.Cast.ALICE_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.SPAM;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Policies.aPolicy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.World;
import dev.threadkeep.application.access.AuditEntry;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.KeyInvalidException;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.application.policy.PolicyStore.Replacement;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.policy.CatalogueReason;
import dev.threadkeep.domain.policy.CloseReason;
import dev.threadkeep.domain.policy.EscalatedClose;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.domain.policy.ReasonCatalogue;
import dev.threadkeep.domain.policy.RequiredField;
import dev.threadkeep.domain.thread.fixture.Policies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link PolicyStore} must do; each implementation's test implements this. */
public interface PolicyStoreContract {
  LifecyclePolicy STRICT =
      Policies.aPolicy().without(SPAM).requiringReason().requiring(RequiredField.TAG).build();

  StoresUnderTest stores();

  private PolicyStore policies() {
    return stores().policies();
  }

  private StoredPolicy replace(World world, LifecyclePolicy next) {
    return policies().replace(world.caller(), world.signature(), _ -> new Replacement(next, TEN));
  }

  private List<AuditEntry> recorded(World world) {
    return stores().audit().list(world.caller(), 10, null).items();
  }

  /** What the next change of a thread is decided by. */
  private LifecyclePolicy effective(World world) {
    var ground = new AtomicReference<LifecyclePolicy>();
    var thread = world.open(world.nextThread());
    stores()
        .threads()
        .change(
            world.wanted(thread.id()),
            loaded -> {
              ground.set(loaded.ground().policy());
              return loaded.thread().decide(List.of(), world.context(TEN));
            });
    return ground.get();
  }

  private static LifecyclePolicy knowing(LifecyclePolicy policy, String code) {
    var own = new CatalogueReason(new CloseReason(code), "Own", true, false, Map.of());
    return new LifecyclePolicy(
        new ReasonCatalogue(
            Stream.concat(policy.catalogue().reasons().stream(), Stream.of(own)).toList()),
        policy.defaultReasons(),
        policy.reasonRequired(),
        policy.requiredBeforeClose(),
        policy.escalatedClose(),
        policy.inbound(),
        policy.reopenWindow(),
        policy.longestSnooze(),
        policy.unassignOnClose(),
        policy.autoClose(),
        null);
  }

  @Test
  default void an_organization_begins_with_the_standard_policy_at_version_one() {
    var world = World.in(stores());

    assertThat(policies().find(world.caller()))
        .isEqualTo(new StoredPolicy(LifecyclePolicy.standard(), 1));
  }

  @Test
  default void a_replaced_policy_is_kept_one_version_on_and_no_other_organizations_changes() {
    var world = World.in(stores());
    var others = World.in(stores());

    var replaced = replace(world, STRICT);

    assertThat(replaced).isEqualTo(new StoredPolicy(STRICT, 2));
    assertThat(policies().find(world.caller())).isEqualTo(replaced);
    assertThat(policies().find(others.caller()))
        .isEqualTo(new StoredPolicy(LifecyclePolicy.standard(), 1));
  }

  @Test
  default void the_next_change_of_a_thread_is_decided_by_the_policy_as_it_is_then() {
    var world = World.in(stores());
    assertThat(effective(world)).isEqualTo(LifecyclePolicy.standard());

    replace(world, STRICT);
    assertThat(effective(world)).isEqualTo(STRICT);

    replace(world, LifecyclePolicy.standard());
    assertThat(effective(world)).isEqualTo(LifecyclePolicy.standard());
  }

  @Test
  default void a_replacement_is_recorded_with_who_through_what_and_the_policy_before_and_after() {
    var world = World.in(stores());

    replace(world, STRICT);

    assertThat(recorded(world))
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry)
                    .isEqualTo(
                        new AuditEntry(
                            entry.id(),
                            "policy.replaced",
                            TEN,
                            world.signature().by(),
                            world.signature().through(),
                            world.signature().requestId(),
                            null,
                            new ObjectWriter()
                                .putNumber("version", 2)
                                .put("before", PolicyJson.of(LifecyclePolicy.standard()))
                                .put("after", PolicyJson.of(STRICT))
                                .toObject())));
  }

  @Test
  default void an_equal_policy_changes_nothing_and_is_not_recorded() {
    var world = World.in(stores());
    var standing = replace(world, STRICT);

    assertThat(
            replace(
                world,
                aPolicy().without(SPAM).requiringReason().requiring(RequiredField.TAG).build()))
        .isEqualTo(standing);

    assertThat(policies().find(world.caller())).isEqualTo(standing);
    assertThat(recorded(world)).hasSize(1);
  }

  @Test
  default void what_the_change_throws_leaves_everything_as_it_was() {
    var world = World.in(stores());

    assertThatThrownBy(
            () ->
                policies()
                    .replace(
                        world.caller(),
                        world.signature(),
                        standing -> {
                          throw new PolicyVersionException(standing.version());
                        }))
        .isInstanceOfSatisfying(
            PolicyVersionException.class, refused -> assertThat(refused.current()).isEqualTo(1));

    assertThat(policies().find(world.caller()).version()).isEqualTo(1);
    assertThat(recorded(world)).isEmpty();
  }

  @Test
  default void a_policy_that_names_a_teammate_who_is_not_there_is_not_kept() {
    var world = World.in(stores());
    var nobody = new TeammateId(new UUID(0, 77));
    var rule = new EscalatedClose.These(Set.of(ALICE_ID, nobody));

    assertThatThrownBy(() -> replace(world, aPolicy().escalatedClosedBy(rule).build()))
        .isInstanceOfSatisfying(
            UnknownTeammatesException.class,
            unknown -> assertThat(unknown.teammates()).containsExactly(nobody));

    assertThat(policies().find(world.caller()).version()).isEqualTo(1);
    assertThat(recorded(world)).isEmpty();
  }

  @Test
  default void of_many_who_replace_the_policy_at_once_each_sees_what_the_one_before_left()
      throws Exception {
    var world = World.in(stores());
    var calls = new ArrayList<Callable<StoredPolicy>>();
    for (int number = 1; number <= 8; number++) {
      var code = "own_%d".formatted(number);
      calls.add(
          () ->
              policies()
                  .replace(
                      world.caller(),
                      world.signature(),
                      standing -> new Replacement(knowing(standing.policy(), code), NINE)));
    }
    var versions = new ArrayList<Long>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var future : threads.invokeAll(calls)) {
        versions.add(future.get().version());
      }
    }

    assertThat(versions)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(2, 9).mapToObj(Long::valueOf).toList());
    var last = policies().find(world.caller());
    assertThat(last.version()).isEqualTo(9);
    assertThat(last.policy().catalogue().reasons())
        .hasSize(LifecyclePolicy.standard().catalogue().reasons().size() + 8);
    assertThat(recorded(world)).hasSize(8);
  }

  @Test
  default void lets_nobody_read_or_replace_it_whose_key_no_longer_works() {
    var world = World.in(stores());
    var key = world.key();
    stores().keys().revoke(world.caller(), world.signature(), key.key().id(), TEN);
    var caller = world.holding(key);
    List<Consumer<Caller>> uses =
        List.of(
            each -> policies().find(each),
            each -> policies().replace(each, world.signature(), _ -> new Replacement(STRICT, TEN)));

    for (var use : uses) {
      assertThatThrownBy(() -> use.accept(caller)).isInstanceOf(KeyInvalidException.class);
    }
    assertThat(policies().find(world.caller()).version()).isEqualTo(1);
  }
}
