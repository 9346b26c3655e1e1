package dev.threadkeep.application.connection;

import static dev.threadkeep.domain.thread.fixture.Cast.ORGANIZATION;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.application.CountingIds;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.connection.ConnectionException.Invalid;
import dev.threadkeep.application.connection.ConnectionException.NoMasterKey;
import dev.threadkeep.application.connection.ConnectionException.UnreadableSecret;
import dev.threadkeep.application.connection.ConnectionException.VersionMismatch;
import dev.threadkeep.application.connection.ConnectionManagement.Wanted;
import dev.threadkeep.application.delivery.Greeting;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.VendorAccess;
import dev.threadkeep.application.thread.Precondition;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.vendor.ConnectionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectionManagementTest {
  private static final Caller CALLER = Caller.service(ORGANIZATION, new Actor.Policy());
  private static final Signature SIGNATURE =
      new Signature(CALLER.actor(), Through.CANONICAL, "request-1");
  private static final String URL = "https://acme.example";
  private static final Map<String, String> TOKEN = Map.of("token", "sesame");

  private final List<String> recorded = new ArrayList<>();
  private final ConnectionsInMemory store = new ConnectionsInMemory(this::record);
  private final LabelledSeal seal = new LabelledSeal("key-1");
  private final FakeBackend backend = new FakeBackend("acme");
  private final Set<String> astray = new HashSet<>();
  private final ConnectionManagement management =
      new ConnectionManagement(
          store,
          new ConnectionSecrets(seal),
          new Vendors(List.of(new FakeBackend("other"), backend)),
          url ->
              url.startsWith("https:") && !astray.contains(url)
                  ? Optional.empty()
                  : Optional.of("must be safe"),
          new CountingIds(),
          () -> TEN);

  private void record(
      Caller caller,
      Signature signature,
      Instant at,
      String type,
      ConnectionId subject,
      JsonObject data) {
    assertThat(List.of(caller, signature, at)).containsExactly(CALLER, SIGNATURE, TEN);
    recorded.add(type + " " + data);
  }

  private static Wanted wanted(String baseUrl, Map<String, String> credentials) {
    return wanted(baseUrl, CredentialChanges.setting(credentials));
  }

  private static Wanted wanted(String baseUrl, CredentialChanges credentials) {
    return new Wanted("Support", baseUrl, credentials, ConnectionSettings.usual(), true);
  }

  private static CredentialChanges removing(String name) {
    return new CredentialChanges(Map.of(), Set.of(name));
  }

  private Connection created() {
    return management.create(CALLER, SIGNATURE, "acme", wanted(URL, TOKEN));
  }

  private Connection changed(Connection connection, Wanted wanted) {
    return management
        .change(CALLER, SIGNATURE, connection.id(), Precondition.none(), _ -> wanted)
        .orElseThrow();
  }

  private Map<String, String> secrets(Connection connection) {
    return new ConnectionSecrets(seal).access(ORGANIZATION, connection).credentials().secrets();
  }

  private static void assertInvalid(ThrowingCallable call, String place, String detail) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Invalid.class,
            invalid -> {
              assertThat(invalid.place()).isEqualTo(place);
              assertThat(invalid.detail()).isEqualTo(detail);
            });
  }

  @Test
  void a_connection_is_kept_with_its_secrets_sealed_for_it() {
    var connection = created();

    assertThat(store.find(CALLER, connection.id())).hasValue(connection);
    assertThat(connection.version()).isEqualTo(1);
    assertThat(secrets(connection)).isEqualTo(TOKEN);
    assertThat(connection.toString()).doesNotContain("sesame", "c2Vj");
    assertThatThrownBy(
            () ->
                new ConnectionSecrets(seal)
                    .access(new OrganizationId(UUID.randomUUID()), connection))
        .isInstanceOf(UnreadableSecret.class);
  }

  static Stream<Map.Entry<Wanted, Map.Entry<String, String>>> unfit() {
    return Stream.of(
        Map.entry(wanted("http://acme", TOKEN), Map.entry("base_url", "must be safe")),
        Map.entry(wanted(URL, Map.of()), Map.entry("credentials/token", "is required")),
        Map.entry(
            wanted(URL, Map.of("token", " ")), Map.entry("credentials/token", "must not be empty")),
        Map.entry(
            wanted(URL, Map.of("token", "t", "tokken", "t")),
            Map.entry("credentials/tokken", "is none of token, webhook_secret")),
        Map.entry(
            new Wanted(
                " ", URL, CredentialChanges.setting(TOKEN), ConnectionSettings.usual(), true),
            Map.entry("name", "must not be empty")));
  }

  @ParameterizedTest
  @MethodSource("unfit")
  void what_does_not_fit_is_named(Map.Entry<Wanted, Map.Entry<String, String>> unfit) {
    assertInvalid(
        () -> management.create(CALLER, SIGNATURE, "acme", unfit.getKey()),
        unfit.getValue().getKey(),
        unfit.getValue().getValue());
    assertThat(store.list(CALLER, 10, null).items()).isEmpty();
  }

  @Test
  void an_unknown_vendor_is_answered_with_those_there_are() {
    assertInvalid(
        () -> management.create(CALLER, SIGNATURE, "nobody", wanted(URL, TOKEN)),
        "vendor",
        "must be one of acme, other");
  }

  @Test
  void nothing_is_kept_without_a_master_key() {
    seal.take();

    assertThatThrownBy(this::created).isInstanceOf(NoMasterKey.class);
    assertThat(store.list(CALLER, 10, null).items()).isEmpty();
  }

  @Test
  void credentials_that_a_change_does_not_name_stay_and_others_can_be_removed() {
    var connection = created();
    var both = changed(connection, wanted(URL, Map.of("webhook_secret", "hook")));

    assertThat(secrets(both)).isEqualTo(Map.of("token", "sesame", "webhook_secret", "hook"));

    assertThat(secrets(changed(both, wanted(URL, removing("webhook_secret"))))).isEqualTo(TOKEN);
    assertInvalid(
        () -> changed(connection, wanted(URL, removing("token"))),
        "credentials/token",
        "is required");
  }

  @Test
  void a_change_can_be_made_without_a_master_key_as_long_as_it_names_no_secret() {
    var connection = created();
    seal.take();

    var renamed =
        changed(
            connection,
            new Wanted("New", URL, CredentialChanges.none(), ConnectionSettings.usual(), false));

    assertThat(renamed.terms().name()).isEqualTo("New");
    assertThat(renamed.version()).isEqualTo(2);
    assertThatThrownBy(() -> changed(connection, wanted(URL, TOKEN)))
        .isInstanceOf(NoMasterKey.class);
  }

  @Test
  void secrets_are_never_sent_to_another_base_url_unless_they_are_given_again() {
    var connection = created();
    var elsewhere = "https://evil.example";

    assertInvalid(
        () -> changed(connection, wanted(elsewhere, Map.of())),
        "credentials/token",
        "must be given again with another base_url");

    assertThat(changed(connection, wanted(elsewhere, TOKEN)).terms().baseUrl())
        .isEqualTo(elsewhere);
  }

  @Test
  void a_connection_can_be_changed_even_if_its_base_url_leads_astray_by_now() {
    var connection = created();
    astray.add(URL);

    assertThat(changed(connection, wanted(URL, Map.of("token", "other"))).version()).isEqualTo(2);
  }

  @Test
  void a_version_that_has_passed_changes_and_removes_nothing() {
    var connection = created();
    var passed = new Precondition.VersionIn(Set.of(7L));

    for (var call :
        List.<ThrowingCallable>of(
            () ->
                management.change(
                    CALLER, SIGNATURE, connection.id(), passed, _ -> wanted(URL, TOKEN)),
            () -> management.remove(CALLER, SIGNATURE, connection.id(), passed))) {
      assertThatThrownBy(call)
          .isInstanceOfSatisfying(
              VersionMismatch.class, refused -> assertThat(refused.current()).isEqualTo(1));
    }
    assertThat(store.find(CALLER, connection.id())).hasValue(connection);
  }

  @Test
  void a_test_shows_the_vendor_the_opened_secrets_and_tells_what_it_said() {
    var connection = created();
    var shown = new AtomicReference<VendorAccess>();
    backend.answering(
        access -> {
          shown.set(access);
          return new Reading.Seen<>(new Greeting("Hello, sesame.", List.of("No scope sesame.")));
        });

    var seen = management.test(CALLER, SIGNATURE, connection.id());

    assertThat(shown.get().baseUrl()).isEqualTo(URL);
    assertThat(shown.get().token()).isEqualTo("sesame");
    assertThat(seen)
        .hasValue(new Reading.Seen<>(new Greeting("Hello, •••.", List.of("No scope •••."))));
    assertThat(recorded.getLast())
        .isEqualTo("connection.tested {\"vendor\":\"acme\",\"name\":\"Support\",\"reached\":true}");
  }

  @Test
  void what_a_vendor_repeats_of_a_secret_is_masked_however_it_failed() {
    var connection = created();
    for (var failure :
        List.<Outcome.Failure>of(
            new Outcome.Rejected(401, "sesame"),
            new Outcome.NotSent(429, "sesame", null),
            new Outcome.Unknown(500, "sesame", true))) {
      backend.answering(_ -> new Reading.Failed<>(failure));

      var seen = management.test(CALLER, SIGNATURE, connection.id()).orElseThrow();

      assertThat(((Reading.Failed<Greeting>) seen).failure().detail()).isEqualTo("•••");
      assertThat(((Reading.Failed<Greeting>) seen).failure().httpStatus())
          .isEqualTo(failure.httpStatus());
      assertThat(recorded.getLast()).contains("\"reached\":false");
    }
  }

  @ParameterizedTest
  @CsvSource({"sesame,ses", "ses,sesame"})
  void a_secret_that_is_a_part_of_another_leaves_nothing_of_it(String token, String webhook) {
    var connection = created();
    changed(connection, wanted(URL, Map.of("token", token, "webhook_secret", webhook)));
    backend.answering(_ -> new Reading.Failed<>(new Outcome.Rejected(401, "sesame")));

    var seen = management.test(CALLER, SIGNATURE, connection.id()).orElseThrow();

    assertThat(((Reading.Failed<Greeting>) seen).failure().detail()).isEqualTo("•••");
  }

  @Test
  void the_audit_never_has_a_secret() {
    var connection = created();
    changed(connection, wanted(URL, Map.of("webhook_secret", "hook")));
    management.test(CALLER, SIGNATURE, connection.id());
    management.remove(CALLER, SIGNATURE, connection.id(), Precondition.none());

    assertThat(recorded)
        .hasSize(4)
        .allSatisfy(entry -> assertThat(entry).doesNotContain("sesame", "\"hook\"", "a2V5"));
    assertThat(recorded.get(1)).contains("\"fields\":[\"credentials.webhook_secret\"]");
  }
}
