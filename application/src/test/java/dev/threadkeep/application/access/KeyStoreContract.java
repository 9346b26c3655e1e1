package dev.threadkeep.application.access;

import static dev.threadkeep.domain.thread.fixture.Cast.ELEVEN;
import static dev.threadkeep.domain.thread.fixture.Cast.EVENING;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.World;
import dev.threadkeep.application.access.KeyStore.KeyPosition;
import dev.threadkeep.application.access.KeyStore.StoredKey;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.KeyId;
import dev.threadkeep.domain.party.TeammateId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link KeyStore} must do; each implementation's test implements this. */
public interface KeyStoreContract {
  StoresUnderTest stores();

  private KeyStore keys() {
    return stores().keys();
  }

  private static StoredKey aKey(World world, Instant createdAt, @Nullable Instant expiresAt) {
    return new StoredKey(
        new AccessKey(
            new KeyId(UUID.randomUUID().toString().substring(0, 8)),
            world.organization(),
            "𝄞".repeat(128),
            EnumSet.allOf(Scope.class),
            TO_ALICE,
            createdAt,
            expiresAt,
            null),
        new KeyHash("0123456789abcdef".repeat(4)));
  }

  private static StoredKey aKeyOf(World world, Assignee teammate) {
    var key = aKey(world, NINE, null);
    return new StoredKey(
        new AccessKey(
            key.key().id(),
            world.organization(),
            key.key().name(),
            key.key().scopes(),
            teammate,
            NINE,
            null,
            null),
        key.hash());
  }

  private static StoredKey revoked(StoredKey stored, Instant at) {
    return with(stored, stored.key().expiresAt(), at);
  }

  private static StoredKey with(
      StoredKey stored, @Nullable Instant expiresAt, @Nullable Instant revokedAt) {
    var key = stored.key();
    return new StoredKey(
        new AccessKey(
            key.id(),
            key.organization(),
            key.name(),
            key.scopes(),
            key.teammate(),
            key.createdAt(),
            expiresAt,
            revokedAt),
        stored.hash());
  }

  @Test
  default void finds_a_key_whoever_it_belongs_to() {
    var world = World.in(stores());
    var key = aKey(world, NINE, EVENING);

    assertThat(keys().add(world.caller(), world.signature(), key)).isTrue();

    assertThat(keys().find(key.key().id())).contains(key);
    assertThat(keys().find(new KeyId("________".replace('_', 'z')))).isEmpty();
  }

  @Test
  default void shows_callers_the_keys_of_their_own_organization_only() {
    var world = World.in(stores());
    var key = world.key();

    assertThat(keys().find(world.caller(), key.key().id())).contains(key.key());
    assertThat(keys().find(World.in(stores()).caller(), key.key().id())).isEmpty();
  }

  @Test
  default void keeps_one_key_of_an_id() {
    var world = World.in(stores());
    var others = World.in(stores());
    var key = aKey(world, NINE, null);
    keys().add(world.caller(), world.signature(), key);
    var other = aKey(others, TEN, null).key();
    var second =
        new StoredKey(
            new AccessKey(
                key.key().id(),
                others.organization(),
                other.name(),
                other.scopes(),
                null,
                TEN,
                null,
                null),
            key.hash());

    assertThat(keys().add(others.caller(), others.signature(), second)).isFalse();

    assertThat(keys().find(key.key().id())).contains(key);
  }

  @Test
  default void keeps_no_key_of_a_teammate_who_is_not_in_the_directory() {
    var world = World.in(stores());
    var key = aKeyOf(world, new Assignee.User(new TeammateId(new UUID(0, 77))));

    assertThatThrownBy(() -> keys().add(world.caller(), world.signature(), key))
        .isInstanceOf(UnknownTeammateException.class);

    assertThat(keys().find(key.key().id())).isEmpty();
  }

  @Test
  default void lists_the_organizations_keys_newest_first() {
    var world = World.in(stores());
    World.in(stores()).key();
    var all = new ArrayList<AccessKey>();
    for (int number = 0; number < 5; number++) {
      var key = aKey(world, NINE.plusSeconds(number / 2), null);
      keys().add(world.caller(), world.signature(), key);
      all.addFirst(key.key());
    }
    all.sort(
        (one, other) ->
            one.createdAt().equals(other.createdAt())
                ? other.id().value().compareTo(one.id().value())
                : other.createdAt().compareTo(one.createdAt()));

    var listed = new ArrayList<AccessKey>();
    KeyPosition after = null;
    do {
      var page = keys().list(world.caller(), 2, after);
      listed.addAll(page.items());
      after = page.next();
    } while (after != null);

    assertThat(listed).isEqualTo(all);
  }

  @Test
  default void revokes_a_key_once_and_only_within_its_organization() {
    var world = World.in(stores());
    var others = World.in(stores());
    var key = aKey(world, NINE, EVENING);
    keys().add(world.caller(), world.signature(), key);

    assertThat(keys().revoke(others.caller(), others.signature(), key.key().id(), TEN)).isEmpty();
    assertThat(keys().find(key.key().id())).contains(key);
    assertThat(keys().revoke(world.caller(), world.signature(), key.key().id(), TEN))
        .contains(revoked(key, TEN).key());
    assertThat(keys().revoke(world.caller(), world.signature(), key.key().id(), ELEVEN))
        .contains(revoked(key, TEN).key());
    assertThat(keys().find(key.key().id())).contains(revoked(key, TEN));
  }

  @Test
  default void rotates_a_key_that_works_never_making_it_work_longer() {
    var world = World.in(stores());
    for (var expiresAt : new Instant[] {null, TEN, EVENING}) {
      var old = aKey(world, NINE, expiresAt);
      var successor = aKey(world, NINE, expiresAt);
      keys().add(world.caller(), world.signature(), old);

      assertThat(
              keys().rotate(world.caller(), world.signature(), old.key().id(), ELEVEN, successor))
          .isTrue();

      assertThat(keys().find(old.key().id()))
          .contains(with(old, TEN.equals(expiresAt) ? TEN : ELEVEN, null));
      assertThat(keys().find(successor.key().id())).contains(successor);
    }
  }

  @Test
  default void rotates_no_key_that_is_revoked_expired_foreign_or_not_there() {
    var world = World.in(stores());
    var revoked = aKey(world, NINE, null);
    var expired = aKey(world, NINE, TEN);
    var foreign = World.in(stores()).key();
    keys().add(world.caller(), world.signature(), revoked);
    keys().add(world.caller(), world.signature(), expired);
    keys().revoke(world.caller(), world.signature(), revoked.key().id(), TEN);

    for (var id :
        List.of(
            revoked.key().id(), expired.key().id(), foreign.key().id(), new KeyId("nosuchid"))) {
      var successor = aKey(world, ELEVEN, null);

      assertThat(keys().rotate(world.caller(), world.signature(), id, EVENING, successor))
          .isFalse();

      assertThat(keys().find(successor.key().id())).isEmpty();
    }
    assertThat(keys().find(foreign.key().id())).contains(foreign);
  }

  @Test
  default void lets_nobody_manage_keys_whose_own_no_longer_works() {
    var world = World.in(stores());
    var own = world.key();
    var target = world.key();
    var added = aKey(world, NINE, null);
    keys().revoke(world.caller(), world.signature(), own.key().id(), TEN);
    var caller = world.holding(own);
    List<Consumer<Caller>> uses =
        List.of(
            each -> keys().add(each, world.signature(), added),
            each -> keys().find(each, target.key().id()),
            each -> keys().list(each, 1, null),
            each -> keys().revoke(each, world.signature(), target.key().id(), TEN),
            each -> keys().rotate(each, world.signature(), target.key().id(), TEN, added));

    for (var use : uses) {
      assertThatThrownBy(() -> use.accept(caller)).isInstanceOf(KeyInvalidException.class);
    }
    assertThat(keys().find(added.key().id())).isEmpty();
    assertThat(keys().find(target.key().id())).contains(target);
  }
}
