package dev.threadkeep.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.threadkeep.application.access.KeyStore.StoredKey;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.KeyId;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.party.TeammateId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuthenticationTest {
  private static final Instant NINE = Instant.parse("2026-11-20T09:00:00Z");
  private static final Instant TEN = Instant.parse("2026-11-20T10:00:00Z");
  private static final OrganizationId ACME = new OrganizationId(new UUID(0, 1));
  private static final PresentedKey PRESENTED =
      new PresentedKey(new KeyId("Ab3dE6gH"), "0123456789abcdefghijABCDEFGHIJ");

  private final KeyStore keys = mock(KeyStore.class);
  private final Authentication authentication = new Authentication(keys, () -> TEN);

  @Test
  void a_valid_key_lets_in_with_its_organization_and_all_implied_scopes() {
    holds(key(null, null, null));

    assertThat(authentication.authenticate(PRESENTED.reveal()))
        .isEqualTo(
            new Caller(
                ACME,
                new Actor.Key(PRESENTED.id()),
                PRESENTED.id(),
                Set.of(Scope.THREADS_READ, Scope.THREADS_WRITE)));
  }

  @Test
  void who_comes_with_a_teammates_key_acts_as_the_teammate() {
    var mark = new TeammateId(new UUID(0, 2));
    holds(key(new Assignee.User(mark), null, null));

    assertThat(authentication.authenticate(PRESENTED.reveal()).actor())
        .isEqualTo(new Actor.User(mark));
  }

  @Test
  void a_malformed_key_asks_no_store() {
    refuses("tk_nonsense");

    verifyNoInteractions(keys);
  }

  @Test
  void an_unknown_key_is_refused() {
    when(keys.find(any())).thenReturn(Optional.empty());

    refuses(PRESENTED.reveal());
  }

  @Test
  void a_key_with_another_secret_is_refused() {
    holds(key(null, null, null));

    refuses(new PresentedKey(PRESENTED.id(), "ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ").reveal());
  }

  @Test
  void a_revoked_key_is_refused() {
    holds(key(null, null, NINE));

    refuses(PRESENTED.reveal());
  }

  @Test
  void a_key_is_refused_from_the_moment_of_its_expiry() {
    holds(key(null, TEN, null));

    refuses(PRESENTED.reveal());
  }

  @Test
  void a_key_works_until_its_expiry() {
    holds(key(null, TEN.plusNanos(1000), null));

    assertThat(authentication.authenticate(PRESENTED.reveal()).key()).isEqualTo(PRESENTED.id());
  }

  private void refuses(String presented) {
    assertThatThrownBy(() -> authentication.authenticate(presented))
        .isInstanceOf(KeyInvalidException.class);
  }

  private void holds(AccessKey key) {
    when(keys.find(PRESENTED.id()))
        .thenReturn(Optional.of(new StoredKey(key, KeyHash.of(PRESENTED))));
  }

  private static AccessKey key(
      @Nullable Assignee teammate, @Nullable Instant expiresAt, @Nullable Instant revokedAt) {
    return new AccessKey(
        PRESENTED.id(),
        ACME,
        "ci",
        Set.of(Scope.THREADS_WRITE),
        teammate,
        NINE,
        expiresAt,
        revokedAt);
  }
}
