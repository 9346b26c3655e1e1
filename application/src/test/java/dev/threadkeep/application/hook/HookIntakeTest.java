package dev.threadkeep.application.hook;

import static dev.threadkeep.application.hook.HookStoreContract.THREAD;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.ORGANIZATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.threadkeep.application.CountingIds;
import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.connection.Connection;
import dev.threadkeep.application.connection.ConnectionException;
import dev.threadkeep.application.connection.Connections;
import dev.threadkeep.application.connection.Vendors;
import dev.threadkeep.application.delivery.Hearing;
import dev.threadkeep.application.delivery.Hook;
import dev.threadkeep.application.delivery.VendorBackend;
import dev.threadkeep.application.hook.HookIntake.Outcome;
import dev.threadkeep.application.hook.HookStore.Heard;
import dev.threadkeep.application.hook.HookStore.Source;
import dev.threadkeep.application.inbound.Lines;
import dev.threadkeep.application.inbound.SomeLine;
import dev.threadkeep.domain.vendor.Vendor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;

class HookIntakeTest {
  private static final Hook HOOK = new Hook(Map.of("Signature", "it is me"), new byte[] {1, 2});

  private final HookStore hooks = mock();
  private final Lines lines = mock();
  private final VendorBackend backend = mock();
  private final Connection connection = Connections.connection();
  private final Source source = new Source(ORGANIZATION, connection.id());
  private final List<String> told = new ArrayList<>();
  private int rung;

  @BeforeEach
  void a_connection_to_intercom() {
    when(backend.vendor()).thenReturn(INTERCOM_VENDOR);
    when(hooks.organization(connection.id())).thenReturn(Optional.of(ORGANIZATION));
    when(lines.open(any(), eq(connection.id())))
        .thenAnswer(_ -> Optional.of(SomeLine.to(ORGANIZATION, connection, backend)));
    when(hooks.keep(any(), any())).thenReturn(true);
  }

  private HookIntake intake() {
    return new HookIntake(
        hooks,
        lines,
        new Vendors(List.of(backend)),
        new CountingIds(),
        () -> NOON,
        () -> rung++,
        (vendor, outcome) -> told.add("%s %s".formatted(vendor, outcome)),
        (unreadable, _) -> told.add("unreadable " + unreadable.connection()));
  }

  private void saying(@Nullable Hearing hearing) {
    when(backend.hear(any(), eq(HOOK), eq(NOON))).thenReturn(Optional.ofNullable(hearing));
  }

  private Outcome take() {
    return intake().take(connection.id(), "intercom", HOOK);
  }

  private Heard kept() {
    var kept = ArgumentCaptor.forClass(Heard.class);
    verify(hooks).keep(kept.capture(), eq(NOON.minus(HookIntake.MEMORY)));
    return kept.getValue();
  }

  @Test
  void what_is_genuine_is_kept_as_it_came_and_work_begins() {
    saying(new Hearing.Genuine("notif_1", THREAD));

    assertThat(take()).isEqualTo(Outcome.TAKEN);

    var kept = kept();
    assertThat(kept)
        .isEqualTo(new Heard(kept.id(), source, INTERCOM_VENDOR, "notif_1", THREAD, HOOK, NOON));
    assertThat(rung).isEqualTo(1);
    assertThat(told).containsExactly("intercom TAKEN");
  }

  @Test
  void what_was_taken_before_begins_no_work() {
    saying(new Hearing.Genuine("notif_1", THREAD));
    when(hooks.keep(any(), any())).thenReturn(false);

    assertThat(take()).isEqualTo(Outcome.REPEATED);

    assertThat(rung).isZero();
    assertThat(told).containsExactly("intercom REPEATED");
  }

  @Test
  void what_is_about_no_thread_is_remembered_and_begins_no_work() {
    saying(new Hearing.Genuine("notif_1", null));

    assertThat(take()).isEqualTo(Outcome.ABOUT_NO_THREAD);

    assertThat(kept().thread()).isNull();
    assertThat(rung).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\0b", "\ud800"})
  void an_event_that_no_store_can_keep_is_taken_without_it(String event) {
    saying(new Hearing.Genuine(event, THREAD));

    assertThat(take()).isEqualTo(Outcome.TAKEN);

    assertThat(kept().event()).isNull();
  }

  @Test
  void an_event_that_is_too_long_to_be_kept_is_taken_without_it() {
    saying(new Hearing.Genuine("e".repeat(256), THREAD));

    assertThat(take()).isEqualTo(Outcome.TAKEN);

    assertThat(kept().event()).isNull();
  }

  private void assertRefused(Outcome outcome) {
    assertThat(outcome).isEqualTo(Outcome.REFUSED);
    verify(hooks, never()).keep(any(), any());
    assertThat(rung).isZero();
    assertThat(told).last().asString().endsWith("REFUSED");
  }

  @Test
  void what_nobody_knows_the_sender_of_is_refused() {
    saying(new Hearing.Untrusted());

    assertRefused(take());
  }

  @Test
  void a_vendor_without_webhooks_sends_none() {
    saying(null);

    assertRefused(take());
  }

  @Test
  void a_connection_that_there_is_not_hears_nobody() {
    when(hooks.organization(connection.id())).thenReturn(Optional.empty());

    assertRefused(take());
  }

  @Test
  void a_connection_that_has_just_been_switched_off_hears_nobody() {
    when(lines.open(any(), any())).thenReturn(Optional.empty());

    assertRefused(take());
  }

  @Test
  void another_vendor_than_the_connections_is_not_heard() {
    saying(new Hearing.Genuine("notif_1", THREAD));

    assertRefused(intake().take(connection.id(), "acme", HOOK));
    assertThat(told).containsExactly("null REFUSED");
    verify(backend, never()).hear(any(), any(), any());
  }

  @Test
  void a_secret_that_cannot_be_opened_proves_nothing_and_is_told() {
    when(lines.open(any(), any()))
        .thenThrow(new ConnectionException.UnreadableSecret("key-1", false));

    assertRefused(take());
    assertThat(told).contains("unreadable " + connection.id());
  }

  @Test
  void what_cannot_be_kept_is_not_said_to_be() {
    saying(new Hearing.Genuine("notif_1", THREAD));
    doThrow(new StoreUnavailableException("Away.", new IllegalStateException()))
        .when(hooks)
        .keep(any(), any());

    assertThatThrownBy(this::take).isInstanceOf(StoreUnavailableException.class);

    assertThat(told).isEmpty();
  }

  @Test
  void what_comes_to_an_address_that_is_nobodys_is_counted() {
    assertRefused(intake().refuse("intercom"));

    assertThat(told).containsExactly(new Vendor("intercom") + " REFUSED");
  }
}
