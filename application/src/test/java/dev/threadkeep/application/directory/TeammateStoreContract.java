package dev.threadkeep.application.directory;

import static dev.threadkeep.domain.thread.fixture.Cast.ALICE_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.BOB_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.BOT_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.FEATHER_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.World;
import dev.threadkeep.application.access.AccessKey;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.KeyHash;
import dev.threadkeep.application.access.KeyInvalidException;
import dev.threadkeep.application.access.KeyStore.StoredKey;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.directory.TeammateStore.ExternalIdTakenException;
import dev.threadkeep.application.directory.TeammateStore.Holdings;
import dev.threadkeep.application.directory.TeammateStore.NumberTakenException;
import dev.threadkeep.application.directory.TeammateStore.Position;
import dev.threadkeep.application.directory.TeammateStore.Removal;
import dev.threadkeep.domain.party.KeyId;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link TeammateStore} must do; each implementation's test implements this. */
public interface TeammateStoreContract {
  StoresUnderTest stores();

  private TeammateStore teammates() {
    return stores().teammates();
  }

  private static Teammate aTeammate(int number, Map<Vendor, String> externalIds) {
    return new Teammate(
        new TeammateId(UUID.randomUUID()),
        Teammate.Kind.AGENT,
        number,
        "𝄞".repeat(255),
        "a@example.com",
        "https://example.com/a.png",
        externalIds,
        TEN,
        TEN);
  }

  private static Teammate changed(Teammate teammate, Map<Vendor, String> externalIds) {
    return new Teammate(
        teammate.id(),
        teammate.kind(),
        teammate.number(),
        "Other",
        null,
        null,
        externalIds,
        teammate.createdAt(),
        NOON);
  }

  @Test
  default void finds_a_teammate_by_id_number_and_external_id_within_the_organization() {
    var world = World.in(stores());
    var others = World.in(stores());
    var teammate = aTeammate(Integer.MAX_VALUE, Map.of(INTERCOM_VENDOR, "814860"));

    teammates().add(world.caller(), teammate);

    assertThat(teammates().find(world.caller(), teammate.id())).contains(teammate);
    assertThat(teammates().findByNumber(world.caller(), Integer.MAX_VALUE)).contains(teammate);
    assertThat(teammates().findByExternalId(world.caller(), INTERCOM_VENDOR, "814860"))
        .contains(teammate);
    assertThat(teammates().findByExternalId(world.caller(), FEATHER_VENDOR, "814860")).isEmpty();
    assertThat(teammates().find(others.caller(), teammate.id())).isEmpty();
    assertThat(teammates().findByNumber(others.caller(), Integer.MAX_VALUE)).isEmpty();
    assertThat(teammates().findByExternalId(others.caller(), INTERCOM_VENDOR, "814860")).isEmpty();
  }

  @Test
  default void finds_those_of_several_that_there_are() {
    var world = World.in(stores());

    assertThat(
            teammates()
                .findAll(
                    world.caller(), List.of(ALICE_ID, new TeammateId(UUID.randomUUID()), BOT_ID)))
        .extracting(Teammate::id)
        .containsExactlyInAnyOrder(ALICE_ID, BOT_ID);
    assertThat(teammates().findAll(world.caller(), List.of())).isEmpty();
  }

  @Test
  default void lists_all_oldest_first() {
    var world = World.in(stores());
    var young = aTeammate(10, Map.of());
    teammates().add(world.caller(), young);

    var all = new ArrayList<TeammateId>();
    Position after = null;
    do {
      var page = teammates().list(world.caller(), 2, after);
      page.items().forEach(teammate -> all.add(teammate.id()));
      after = page.next();
    } while (after != null);

    assertThat(all).containsExactly(ALICE_ID, BOB_ID, BOT_ID, young.id());
  }

  @Test
  default void refuses_a_number_or_an_external_id_that_another_has() {
    var world = World.in(stores());
    teammates().add(world.caller(), aTeammate(10, Map.of(INTERCOM_VENDOR, "1")));
    var second = aTeammate(11, Map.of(FEATHER_VENDOR, "2", INTERCOM_VENDOR, "1"));

    assertThatThrownBy(() -> teammates().add(world.caller(), aTeammate(10, Map.of())))
        .isInstanceOf(NumberTakenException.class);
    assertThatThrownBy(() -> teammates().add(world.caller(), second))
        .isInstanceOfSatisfying(
            ExternalIdTakenException.class,
            taken -> {
              assertThat(taken.vendor()).isEqualTo("intercom");
              assertThat(taken.externalId()).isEqualTo("1");
            });

    assertThat(teammates().find(world.caller(), second.id())).isEmpty();
    assertThat(teammates().findByExternalId(world.caller(), FEATHER_VENDOR, "2")).isEmpty();
    // Another organization may call its own the same.
    teammates().add(World.in(stores()).caller(), second);
  }

  @Test
  default void replaces_what_may_change() {
    var world = World.in(stores());
    var teammate = aTeammate(10, Map.of(INTERCOM_VENDOR, "1", FEATHER_VENDOR, "f"));
    teammates().add(world.caller(), teammate);
    teammates().add(world.caller(), aTeammate(11, Map.of(INTERCOM_VENDOR, "3")));
    var changed = changed(teammate, Map.of(INTERCOM_VENDOR, "2", FEATHER_VENDOR, "f"));

    assertThat(teammates().replace(world.caller(), changed)).contains(changed);

    assertThat(teammates().find(world.caller(), teammate.id())).contains(changed);
    assertThat(teammates().findByExternalId(world.caller(), INTERCOM_VENDOR, "1")).isEmpty();
    assertThat(teammates().findByExternalId(world.caller(), INTERCOM_VENDOR, "2"))
        .contains(changed);
    assertThat(teammates().findByExternalId(world.caller(), FEATHER_VENDOR, "f")).contains(changed);
    assertThatThrownBy(
            () ->
                teammates()
                    .replace(world.caller(), changed(teammate, Map.of(INTERCOM_VENDOR, "3"))))
        .isInstanceOf(ExternalIdTakenException.class);
    assertThat(teammates().find(world.caller(), teammate.id())).contains(changed);
    assertThat(teammates().replace(World.in(stores()).caller(), changed)).isEmpty();
  }

  @Test
  default void removes_a_teammate_that_nothing_refers_to() {
    var world = World.in(stores());
    var teammate = aTeammate(10, Map.of(INTERCOM_VENDOR, "1"));
    teammates().add(world.caller(), teammate);

    assertThat(teammates().remove(World.in(stores()).caller(), teammate.id()))
        .isEqualTo(new Removal.NotFound());
    assertThat(teammates().remove(world.caller(), teammate.id())).isEqualTo(new Removal.Removed());
    assertThat(teammates().remove(world.caller(), teammate.id())).isEqualTo(new Removal.NotFound());
    teammates().add(world.caller(), aTeammate(10, Map.of(INTERCOM_VENDOR, "1")));
  }

  @Test
  default void keeps_a_teammate_that_holds_threads_or_keys_that_work() {
    var world = World.in(stores());
    var first = world.open(world.nextThread().assignedTo(TO_BOB));
    var second = world.open(world.nextThread().assignedTo(TO_BOB));
    addKeyOfBob(world, null, null);
    addKeyOfBob(world, NINE.plusSeconds(1), null);
    addKeyOfBob(world, null, TEN);

    assertThat(teammates().holdings(world.caller(), BOB_ID, 1).threads()).isEqualTo(2);
    assertThat(teammates().holdings(world.caller(), BOB_ID, 1).first()).hasSize(1);
    assertThat(teammates().holdings(world.caller(), BOB_ID, 9).first())
        .containsExactlyInAnyOrder(first.id(), second.id());
    assertThat(teammates().remove(world.caller(), BOB_ID))
        .isEqualTo(new Removal.StillReferred(2, 1));

    world.change(first.id(), TEN, new ThreadCommand.Unassign());
    world.change(second.id(), TEN, new ThreadCommand.Unassign());

    assertThat(teammates().holdings(world.caller(), BOB_ID, 9))
        .isEqualTo(new Holdings(0, 1, List.of()));
    assertThat(teammates().remove(world.caller(), BOB_ID))
        .isEqualTo(new Removal.StillReferred(0, 1));
  }

  private void addKeyOfBob(World world, @Nullable Instant expiresAt, @Nullable Instant revokedAt) {
    stores()
        .keys()
        .add(
            world.caller(),
            new StoredKey(
                new AccessKey(
                    new KeyId(UUID.randomUUID().toString().substring(0, 8)),
                    world.organization(),
                    "Bob's",
                    Set.of(Scope.ADMIN),
                    TO_BOB,
                    NINE,
                    expiresAt,
                    revokedAt),
                new KeyHash("0".repeat(64))));
  }

  @Test
  default void lets_nobody_in_whose_key_no_longer_works() {
    var world = World.in(stores());
    var key = world.key();
    stores().keys().revoke(world.caller(), key.key().id(), TEN);
    var added = aTeammate(10, Map.of());
    List<Consumer<Caller>> uses =
        List.of(
            each -> teammates().find(each, ALICE_ID),
            each -> teammates().findByNumber(each, 1),
            each -> teammates().findByExternalId(each, INTERCOM_VENDOR, "1"),
            each -> teammates().findAll(each, List.of(ALICE_ID)),
            each -> teammates().list(each, 1, null),
            each -> teammates().holdings(each, ALICE_ID, 1),
            each -> teammates().add(each, added),
            each -> teammates().replace(each, changed(aTeammate(1, Map.of()), Map.of())),
            each -> teammates().remove(each, ALICE_ID));

    for (var use : uses) {
      assertThatThrownBy(() -> use.accept(world.holding(key)))
          .isInstanceOf(KeyInvalidException.class);
    }
    assertThat(teammates().find(world.caller(), ALICE_ID)).isPresent();
    assertThat(teammates().find(world.caller(), added.id())).isEmpty();
  }
}
