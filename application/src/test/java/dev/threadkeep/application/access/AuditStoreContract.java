package dev.threadkeep.application.access;

import static dev.threadkeep.domain.thread.fixture.Cast.ELEVEN;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.World;
import dev.threadkeep.application.access.AuditStore.AuditPosition;
import dev.threadkeep.application.access.KeyStore.StoredKey;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.KeyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link AuditStore} must do; each implementation's test implements this. */
public interface AuditStoreContract {
  StoresUnderTest stores();

  private KeyStore keys() {
    return stores().keys();
  }

  private List<AuditEntry> listed(World world, int limit) {
    var all = new ArrayList<AuditEntry>();
    AuditPosition after = null;
    do {
      var page = stores().audit().list(world.caller(), limit, after);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
      all.addAll(page.items());
      after = page.next();
    } while (after != null);
    return all;
  }

  private static StoredKey aKey(World world, Instant createdAt) {
    return new StoredKey(
        new AccessKey(
            new KeyId(UUID.randomUUID().toString().substring(0, 8)),
            world.organization(),
            "audited",
            Set.of(Scope.ADMIN),
            null,
            createdAt,
            null,
            null),
        new KeyHash("0123456789abcdef".repeat(4)));
  }

  @Test
  default void keys_made_rotated_and_revoked_are_recorded_with_who_through_what_and_when() {
    var world = World.in(stores());
    var key = aKey(world, NINE);
    var successor = aKey(world, TEN);
    var signature = world.signature();

    keys().add(world.caller(), signature, key);
    keys().rotate(world.caller(), signature, key.key().id(), ELEVEN, successor);
    keys().revoke(world.caller(), signature, successor.key().id(), ELEVEN);

    assertThat(listed(world, 10))
        .extracting(AuditEntry::type, AuditEntry::at, AuditEntry::subject)
        .containsExactly(
            tuple("key.revoked", ELEVEN, successor.key().id().value()),
            tuple("key.rotated", TEN, key.key().id().value()),
            tuple("key.created", NINE, key.key().id().value()));
    assertThat(listed(world, 10))
        .allSatisfy(
            entry -> {
              assertThat(entry.by()).isEqualTo(signature.by());
              assertThat(entry.through()).isEqualTo(signature.through());
              assertThat(entry.requestId()).isEqualTo(signature.requestId());
            });
  }

  @Test
  default void what_a_key_is_stands_in_its_entries_but_nothing_of_its_secret() {
    var world = World.in(stores());
    var key = aKey(world, NINE);
    var successor = aKey(world, TEN);

    keys().add(world.caller(), world.signature(), key);
    keys().rotate(world.caller(), world.signature(), key.key().id(), ELEVEN, successor);

    var entries = listed(world, 10);
    assertThat(entries.getFirst().data())
        .hasToString(
            "{\"name\":\"audited\",\"scopes\":[\"admin\"],\"successor\":\"%s\",\"old_expires_at\":\"%s\"}"
                .formatted(successor.key().id(), ELEVEN));
    assertThat(entries.getLast().data())
        .hasToString("{\"name\":\"audited\",\"scopes\":[\"admin\"]}");
  }

  @Test
  default void what_was_no_request_names_none() {
    var world = World.in(stores());

    keys().add(world.caller(), Signature.atTheCommandLine(), aKey(world, NINE));

    assertThat(listed(world, 10))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.through()).hasToString("command-line");
              assertThat(entry.by()).isEqualTo(new Actor.Operator());
              assertThat(entry.requestId()).isNull();
            });
  }

  @Test
  default void what_did_not_happen_is_not_recorded() {
    var world = World.in(stores());
    var others = World.in(stores());
    var foreign = others.key().key().id();

    keys().revoke(world.caller(), world.signature(), foreign, TEN);
    keys().rotate(world.caller(), world.signature(), foreign, TEN, aKey(world, NINE));

    assertThat(listed(world, 10)).isEmpty();
    assertThat(listed(others, 10)).hasSize(1);
  }

  @Test
  default void the_audit_is_listed_newest_first_page_by_page_and_has_nothing_of_others() {
    var world = World.in(stores());
    var others = World.in(stores());
    for (int number = 0; number < 7; number++) {
      keys().add(world.caller(), world.signature(), aKey(world, NINE.plusSeconds(number / 3)));
      keys().add(others.caller(), others.signature(), aKey(others, NINE));
    }

    var paged = listed(world, 2);

    assertThat(paged).hasSize(7).doesNotHaveDuplicates().isEqualTo(listed(world, 200));
    assertThat(paged).isSortedAccordingTo(Comparator.comparing(AuditEntry::at).reversed());
    assertThat(paged).doesNotContainAnyElementsOf(listed(others, 200));
  }

  @Test
  default void nobody_reads_it_whose_key_no_longer_works() {
    var world = World.in(stores());
    var key = world.key();
    keys().revoke(world.caller(), world.signature(), key.key().id(), TEN);

    assertThatThrownBy(() -> stores().audit().list(world.holding(key), 1, null))
        .isInstanceOf(KeyInvalidException.class);
  }
}
