package dev.threadkeep.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.threadkeep.application.CountingIds;
import dev.threadkeep.application.access.KeyManagement.NewKey;
import dev.threadkeep.application.access.KeyStore.StoredKey;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.party.Through;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class KeyManagementTest {
  private static final Instant TEN = Instant.parse("2026-11-20T10:00:00Z");
  private static final Caller CALLER =
      Caller.service(new OrganizationId(new UUID(0, 1)), new Actor.Policy());
  private static final Signature SIGNATURE =
      new Signature(CALLER.actor(), Through.CANONICAL, "request-1");
  private static final NewKey WANTED =
      new NewKey("ci", Set.of(Scope.THREADS_WRITE), null, TEN.plusSeconds(3600));

  private final KeyStore keys = mock(KeyStore.class);
  private final KeyManagement management = new KeyManagement(keys, new CountingIds(), () -> TEN);

  @Test
  void a_new_key_is_kept_with_the_hash_of_the_secret_that_is_shown() {
    when(keys.add(any(), any(), any())).thenReturn(true);

    var issued = management.create(CALLER, SIGNATURE, WANTED);

    verify(keys).add(CALLER, SIGNATURE, new StoredKey(issued.key(), KeyHash.of(issued.secret())));
    assertThat(issued.key())
        .isEqualTo(
            new AccessKey(
                issued.secret().id(),
                CALLER.organization(),
                "ci",
                Set.of(Scope.THREADS_WRITE),
                null,
                TEN,
                TEN.plusSeconds(3600),
                null));
  }

  @Test
  void another_id_is_drawn_where_the_first_is_taken() {
    when(keys.add(any(), any(), any())).thenReturn(false, true);
    var kept = ArgumentCaptor.forClass(StoredKey.class);

    var issued = management.create(CALLER, SIGNATURE, WANTED);

    verify(keys, times(2)).add(any(), any(), kept.capture());
    assertThat(kept.getAllValues()).extracting(stored -> stored.key().id()).doesNotHaveDuplicates();
    assertThat(kept.getValue().key()).isEqualTo(issued.key());
  }

  @Test
  void a_key_that_has_expired_before_it_is_made_is_refused() {
    assertThatThrownBy(
            () ->
                management.create(CALLER, SIGNATURE, new NewKey("ci", WANTED.scopes(), null, TEN)))
        .isInstanceOf(IllegalArgumentException.class);

    verify(keys, never()).add(any(), any(), any());
  }

  @Test
  void a_rotated_key_passes_everything_on_to_its_successor_and_works_for_the_grace() {
    var old = management.create(acceptingCaller(), SIGNATURE, WANTED);
    when(keys.find(old.key().id()))
        .thenReturn(Optional.of(new StoredKey(old.key(), KeyHash.of(old.secret()))));
    when(keys.rotate(any(), any(), any(), any(), any())).thenReturn(true);

    var successor =
        management.rotate(CALLER, SIGNATURE, old.key().id(), Duration.ofMinutes(5)).orElseThrow();

    verify(keys)
        .rotate(
            eq(CALLER),
            eq(SIGNATURE),
            eq(old.key().id()),
            eq(TEN.plus(Duration.ofMinutes(5))),
            eq(new StoredKey(successor.key(), KeyHash.of(successor.secret()))));
    assertThat(successor.key().scopes()).isEqualTo(old.key().scopes());
    assertThat(successor.key().expiresAt()).isEqualTo(old.key().expiresAt());
    assertThat(successor.key().id()).isNotEqualTo(old.key().id());
  }

  @Test
  void another_organizations_key_cannot_be_rotated() {
    var old = management.create(acceptingCaller(), SIGNATURE, WANTED);
    when(keys.find(old.key().id()))
        .thenReturn(Optional.of(new StoredKey(old.key(), KeyHash.of(old.secret()))));
    var stranger = Caller.service(new OrganizationId(new UUID(0, 2)), new Actor.Policy());

    assertThat(management.rotate(stranger, SIGNATURE, old.key().id(), Duration.ZERO)).isEmpty();

    verify(keys, never()).rotate(any(), any(), any(), any(), any());
  }

  private Caller acceptingCaller() {
    when(keys.add(any(), any(), any())).thenReturn(true);
    return CALLER;
  }
}
