package dev.threadkeep.rest.canonical.connection;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.connection.FakeBackend;
import dev.threadkeep.application.connection.LabelledSeal;
import dev.threadkeep.application.delivery.Greeting;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.Rest;
import dev.threadkeep.application.delivery.Rest.Reason;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.rest.service.LeftAlone;
import dev.threadkeep.rest.service.Service;
import dev.threadkeep.rest.service.Service.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class ConnectionRoutesTest {

  private static final String CONNECTIONS = "/v1/connections";
  private static final String SECRET = "very-secret-token";
  private static final String ACME =
      json(
          "{'vendor': 'acme', 'name': 'Support EU', 'base_url': 'https://acme.example',"
              + " 'credentials': {'token': '%s', 'webhook_secret': null}}".formatted(SECRET));

  private Service service;

  @BeforeEach
  void start() {
    service = Service.start();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private String connection() {
    var created = service.post(CONNECTIONS, ACME);
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    return CONNECTIONS + "/" + created.text("/id");
  }

  private static void assertInvalid(Answer answer, String pointer, String detail) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.text("/errors/0/pointer")).isEqualTo(pointer);
    assertThat(answer.text("/errors/0/detail")).isEqualTo(detail);
  }

  @Test
  void a_connection_is_made_with_what_is_usual_and_without_its_secret() {
    var created = service.post(CONNECTIONS, ACME);

    assertThat(created.status()).as(created.body()).isEqualTo(201);
    var path = CONNECTIONS + "/" + created.text("/id");
    assertThat(created.headers()).containsEntry("location", path).containsEntry("etag", "\"1\"");
    assertThat(created.json().path("credentials")).hasToString("[\"token\"]");
    assertThat(created.json().path("settings"))
        .hasToString(
            json(
                "{'unsupported':'emulate','max_in_flight':8,'timeout_seconds':15,"
                    + "'close_reason':{'to':'internal_note'},'accounts':[],'conflict':'vendor_wins',"
                    + "'reconcile_seconds':300,'acting_admin':null}"));
    assertThat(created.json().path("enabled").asBoolean()).isTrue();
    assertThat(service.get(path).json()).isEqualTo(created.json());
    assertThat(service.get(path).headers()).containsEntry("etag", "\"1\"");
    assertThat(service.get(CONNECTIONS).json().at("/data/0")).isEqualTo(created.json());
  }

  @Test
  void everything_that_can_be_said_is_kept() {
    var created =
        service.post(
            CONNECTIONS,
            json(
                "{'vendor': 'acme', 'name': 'All', 'base_url': 'https://acme.example/api',"
                    + " 'credentials': {'token': 't', 'webhook_secret': 'w'}, 'settings':"
                    + " {'unsupported': 'record', 'acting_admin': '814860', 'max_in_flight': 64,"
                    + " 'timeout_seconds': 60, 'close_reason': {'to': 'custom_attribute',"
                    + " 'attribute': 'Close reason'}, 'accounts': ['a', 'b'],"
                    + " 'conflict': 'newest_wins', 'reconcile_seconds': 0}, 'enabled':"
                    + " false}"));

    assertThat(created.status()).as(created.body()).isEqualTo(201);
    assertThat(created.json().path("credentials")).hasToString("[\"token\",\"webhook_secret\"]");
    assertThat(created.json().path("settings"))
        .hasToString(
            json(
                "{'unsupported':'record','acting_admin':'814860','max_in_flight':64,"
                    + "'timeout_seconds':60,'close_reason':{'to':'custom_attribute',"
                    + "'attribute':'Close reason'},'accounts':['a','b'],"
                    + "'conflict':'newest_wins','reconcile_seconds':0}"));
    assertThat(created.json().path("enabled").asBoolean(true)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'vendor': 'nobody'|#/vendor|must be one of acme, zenith",
        "'name': ''|#/name|must not be empty",
        "'base_url': 'http://acme.example'|#/base_url|must begin with https://",
        "'credentials': {}|#/credentials/token|is required",
        "'credentials': {'token': 't', 'tokken': 't'}|#/credentials/tokken|is none of token,"
            + " webhook_secret",
        "'credentials': {'token': 't', 'a/b~c': 't'}|#/credentials/a~1b~0c|is none of token,"
            + " webhook_secret",
        "'credentials': {'token': 'a\\n"
            + "b'}|#/credentials/token|must be what a header can carry: Latin-1 without line"
            + " breaks",
        "'credentials': {'token': ' t '}|#/credentials/token|must not begin or end with a space: no"
            + " header can carry that",
        "'credentials': {'token': 'ключ'}|#/credentials/token|must be what a header can carry:"
            + " Latin-1 without line breaks",
        "'settings': {'accounts': ['a', 'b', 'a']}|#/settings/accounts/2|is named before",
        "'settings': {'unsupported': 'hide'}|#/settings/unsupported|must be one of reject, emulate,"
            + " record",
        "'settings': {'max_in_flight': 0}|#/settings/max_in_flight|must be a whole number from 1 to"
            + " 64",
        "'settings': {'max_in_flight': '8'}|#/settings/max_in_flight|must be a whole number from 1"
            + " to 64",
        "'settings': {'max_in_flight': 1.5}|#/settings/max_in_flight|must be a whole number from 1"
            + " to 64",
        "'settings': {'max_in_flight': 2147483648}|#/settings/max_in_flight|must be a whole number"
            + " from 1 to 64",
        "'settings': {'timeout_seconds': '9'}|#/settings/timeout_seconds|must be a whole number"
            + " from 1 to 60",
        "'settings': {'reconcile_seconds': true}|#/settings/reconcile_seconds|must be a whole"
            + " number from 0 to 86400",
        "'settings': {'max_in_flight': 65}|#/settings/max_in_flight|must be a whole number from 1"
            + " to 64",
        "'settings': {'timeout_seconds': 61}|#/settings/timeout_seconds|must be a whole number from"
            + " 1 to 60",
        "'settings': {'accounts': ['a', '']}|#/settings/accounts/1|must not be empty",
        "'settings': {'conflict': 'oldest_wins'}|#/settings/conflict|must be one of vendor_wins,"
            + " newest_wins",
        "'settings': {'reconcile_seconds': -1}|#/settings/reconcile_seconds|must be a whole number"
            + " from 0 to 86400",
        "'settings': {'reconcile_seconds': 86401}|#/settings/reconcile_seconds|must be a whole"
            + " number from 0 to 86400",
        "'settings': {'close_reason': {'to': 'body'}}|#/settings/close_reason/to|must be one of"
            + " nowhere, internal_note, custom_attribute",
        "'settings': {'close_reason': {'to':"
            + " 'custom_attribute'}}|#/settings/close_reason/attribute|is required",
        "'settings': {'close_reason': {'to': 'nowhere', 'attribute':"
            + " 'a'}}|#/settings/close_reason/attribute|goes with custom_attribute only"
      },
      quoteCharacter = '"')
  void what_does_not_fit_is_named_and_nothing_is_kept(
      String member, String pointer, String detail) {
    var name = member.substring(0, member.indexOf(':'));
    var members = new ArrayList<String>();
    for (var each :
        List.of(
            "'vendor': 'acme'",
            "'name': 'A'",
            "'base_url': 'https://a.example'",
            "'credentials': {'token': 't'}")) {
      if (!each.startsWith(name)) {
        members.add(each);
      }
    }
    members.add(member);

    assertInvalid(
        service.post(CONNECTIONS, json("{%s}".formatted(String.join(", ", members)))),
        pointer,
        detail);
    assertThat(service.get(CONNECTIONS).json().path("data")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'acting_admin': '814860'|#/settings/acting_admin",
        "'accounts': ['a']|#/settings/accounts",
        "'close_reason': {'to': 'custom_attribute', 'attribute': 'a'}|#/settings/close_reason/to"
      },
      quoteCharacter = '"')
  void what_the_vendor_has_no_use_for_is_refused(String setting, String pointer) {
    service.bean(FakeBackend.class).using();
    var path = connection();
    var settings = json("{'settings': {%s}}".formatted(setting));

    assertInvalid(service.patch(path, settings), pointer, "is of no use to this vendor");
    assertInvalid(
        service.post(CONNECTIONS, ACME.replaceFirst("}}$", "}, " + settings.substring(1))),
        pointer,
        "is of no use to this vendor");
  }

  @Test
  void a_patch_changes_what_it_names_and_null_stands_for_what_is_usual() {
    var path = connection();

    var changed =
        service.patch(
            path,
            json(
                "{'name': 'New', 'enabled': false, 'settings': {'timeout_seconds': 5,"
                    + " 'max_in_flight': null, 'acting_admin': '1'}, 'credentials':"
                    + " {'webhook_secret': 'hook'}}"),
            "If-Match",
            "\"1\"");

    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(changed.headers()).containsEntry("etag", "\"2\"");
    assertThat(changed.text("/name")).isEqualTo("New");
    assertThat(changed.text("/base_url")).isEqualTo("https://acme.example");
    assertThat(changed.json().path("credentials")).hasToString("[\"token\",\"webhook_secret\"]");
    assertThat(changed.json().at("/settings/timeout_seconds").asInt()).isEqualTo(5);
    assertThat(changed.json().at("/settings/max_in_flight").asInt()).isEqualTo(8);
    var back =
        service.patch(path, json("{'settings': null, 'credentials': {'webhook_secret': null}}"));
    assertThat(back.json().at("/settings/timeout_seconds").asInt()).isEqualTo(15);
    assertThat(back.json().at("/settings/acting_admin").isNull()).isTrue();
    assertThat(back.json().path("credentials")).hasToString("[\"token\"]");
  }

  @Test
  void a_patch_that_changes_nothing_makes_no_version() {
    var path = connection();

    var same = service.patch(path, json("{'name': 'Support EU', 'settings': {}}"));

    assertThat(same.headers()).containsEntry("etag", "\"1\"");
  }

  @Test
  void the_secrets_have_to_be_given_again_with_another_base_url() {
    var path = connection();

    assertInvalid(
        service.patch(path, json("{'base_url': 'https://evil.example'}")),
        "#/credentials/token",
        "must be given again with another base_url");
    assertThat(
            service
                .patch(
                    path, json("{'base_url': 'https://b.example', 'credentials': {'token': 't'}}"))
                .status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'name': null}", "{'vendor': 'zenith'}", "{'credentials': null}"})
  void a_patch_cannot_take_away_what_has_to_be_there(String patch) {
    var path = connection();

    assertThat(service.patch(path, json(patch)).status()).isEqualTo(400);
    assertThat(service.get(path).headers()).containsEntry("etag", "\"1\"");
  }

  @Test
  void a_version_that_has_passed_is_refused() {
    var path = connection();
    service.patch(path, json("{'name': 'New'}"));

    for (var refused :
        List.of(
            service.patch(path, json("{'name': 'Newer'}"), "If-Match", "\"1\""),
            service.delete(path, "If-Match", "\"1\""))) {
      assertThat(refused.status()).as(refused.body()).isEqualTo(412);
      assertThat(refused.headers()).containsEntry("etag", "\"2\"");
      assertThat(refused.json().path("current_version").asInt()).isEqualTo(2);
    }
  }

  @Test
  void a_connection_is_removed_once_no_thread_refers_to_it() {
    var path = connection();
    var id = path.substring(CONNECTIONS.length() + 1);
    var thread =
        service.open(
            json("{'external_refs': {'acme': {'id': '1', 'connection_id': '%s'}}}".formatted(id)));

    var refused = service.delete(path);

    assertThat(refused.status()).as(refused.body()).isEqualTo(409);
    assertThat(refused.text("/code")).isEqualTo("connection_in_use");
    assertThat(refused.json().path("threads").asInt()).isEqualTo(1);
    service.patch("/v1/threads/" + thread, json("{'external_refs': {'acme': null}}"));
    assertThat(service.delete(path).status()).isEqualTo(204);
    assertThat(service.get(path).status()).isEqualTo(404);
    assertThat(service.delete(path).text("/code")).isEqualTo("connection_not_found");
  }

  @Test
  void a_thread_refers_to_no_connection_that_there_is_not() {
    var thread = "/v1/threads/" + service.open("{}");
    var known = connection();
    var named =
        json("{'external_refs': {'%s': {'id': '1', 'connection_id': '%s'}}}")
            .formatted("zenith", known.substring(CONNECTIONS.length() + 1));

    for (var refused : List.of(service.patch(thread, named), service.post("/v1/threads", named))) {
      assertThat(refused.status()).as(refused.body()).isEqualTo(422);
      assertThat(refused.text("/code")).isEqualTo("unknown_connection");
      assertThat(refused.text("/errors/0/pointer"))
          .isEqualTo("#/external_refs/zenith/connection_id");
    }
    assertThat(service.get(thread).text("/version")).isEqualTo("1");
    assertThat(service.patch(thread, named.replace("zenith", "acme")).status()).isEqualTo(200);
  }

  @Test
  void another_organizations_connection_is_not_found() {
    var path = connection();
    var other = service.key("othersss", Service.OTHER, Scope.ADMIN);

    for (var answer :
        List.of(
            service.get(path, "X-API-Key", other),
            service.patch(path, "{}", "X-API-Key", other),
            service.delete(path, "X-API-Key", other),
            service.post(path + "/test", null, "X-API-Key", other))) {
      assertThat(answer.status()).as(answer.body()).isEqualTo(404);
    }
    assertThat(service.get(CONNECTIONS, "X-API-Key", other).json().path("data")).isEmpty();
  }

  @Test
  void a_list_goes_on_where_the_page_before_ended() {
    connection();
    connection();
    connection();

    var first = service.get(CONNECTIONS + "?limit=2");
    var rest = service.get(CONNECTIONS + "?limit=2&cursor=" + first.text("/next_cursor"));

    assertThat(first.json().path("data")).hasSize(2);
    assertThat(rest.json().path("data")).hasSize(1);
    assertThat(rest.json().path("next_cursor").isNull()).isTrue();
  }

  @Test
  void a_test_tells_what_the_vendor_said() {
    var path = connection();
    service
        .bean(FakeBackend.class)
        .answering(
            access ->
                new Reading.Seen<>(
                    new Greeting(
                        "%s at %s".formatted(access.token(), access.baseUrl()), List.of("Slow."))));

    var seen = service.post(path + "/test", null);

    assertThat(seen.status()).as(seen.body()).isEqualTo(200);
    assertThat(seen.body())
        .isEqualTo(
            json(
                "{'reached':true,'detail':'••• at https://acme.example','concerns':['Slow.'],"
                    + "'outcome':null,'http_status':null}"));
  }

  @Test
  void whoever_is_left_alone_shows_it_until_the_connection_is_changed() {
    var path = connection();
    var until = Instant.parse("2026-11-20T23:00:00Z");
    service
        .bean(LeftAlone.class)
        .leave(
            new Rest(
                ConnectionId.parse(path.substring(CONNECTIONS.length() + 1)),
                new Vendor("acme"),
                1,
                Reason.ASKED_FOR,
                until));

    assertThat(service.get(path).text("/left_alone_until")).isEqualTo(until.toString());
    var changed = service.patch(path, json("{'credentials': {'token': 'another'}}"));
    assertThat(changed.json().path("left_alone_until").isNull()).as(changed.body()).isTrue();
  }

  @Test
  void a_test_and_a_round_with_a_key_are_done_once_and_answered_again() {
    var path = connection();

    for (var route : List.of("/test", "/reconcile")) {
      var first = service.post(path + route, null, "Idempotency-Key", "once" + route.length());
      int done = service.get("/v1/audit").json().path("data").size();
      var again = service.post(path + route, null, "Idempotency-Key", "once" + route.length());

      assertThat(first.status()).as(first.body()).isEqualTo(200);
      assertThat(again.headers()).containsEntry("idempotent-replayed", "true");
      assertThat(again.body()).isEqualTo(first.body());
      assertThat(service.get("/v1/audit").json().path("data")).hasSize(done);
    }
  }

  @Test
  void a_test_that_fails_tells_how() {
    var path = connection();
    var backend = service.bean(FakeBackend.class);

    backend.answering(_ -> new Reading.Failed<>(new Outcome.Rejected(401, "No such token.")));
    assertThat(service.post(path + "/test", null).body())
        .isEqualTo(
            json(
                "{'reached':false,'detail':'No such token.','concerns':[],'outcome':'rejected',"
                    + "'http_status':401}"));
    backend.answering(_ -> new Reading.Failed<>(new Outcome.NotSent(null, "Refused.", null)));
    assertThat(service.post(path + "/test", null).text("/outcome")).isEqualTo("not_sent");
    backend.answering(_ -> new Reading.Failed<>(new Outcome.Unknown(null, "Silence.", true)));
    assertThat(service.post(path + "/test", null).text("/outcome")).isEqualTo("unknown");
    backend.answering(_ -> new Reading.Absent<>());
    assertThat(service.post(path + "/test", null).json().path("http_status").asInt())
        .isEqualTo(404);
  }

  @Test
  void without_a_master_key_no_secret_is_taken_and_all_else_works() {
    var path = connection();
    service.bean(LabelledSeal.class).take();

    var refused = service.post(CONNECTIONS, ACME);

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.text("/code")).isEqualTo("master_key_missing");
    assertThat(refused.text("/detail")).contains("THREADKEEP_MASTER_KEY");
    assertThat(service.get(path).status()).isEqualTo(200);
    assertThat(service.patch(path, json("{'enabled': false}")).status()).isEqualTo(200);
    var test = service.post(path + "/test", null);
    assertThat(test.status()).isEqualTo(503);
    assertThat(test.text("/code")).isEqualTo("secret_unreadable");
    assertThat(test.text("/detail")).contains("key-1");
    assertThat(service.delete(path).status()).isEqualTo(204);
  }

  @Test
  void a_secret_is_in_no_answer_in_no_audit_in_no_export_and_in_no_answer_that_is_kept() {
    var created = service.post(CONNECTIONS, ACME, "Idempotency-Key", "once");
    var again = service.post(CONNECTIONS, ACME, "Idempotency-Key", "once");
    var path = CONNECTIONS + "/" + created.text("/id");
    var answers =
        List.of(
            created,
            again,
            service.get(path),
            service.get(CONNECTIONS),
            service.patch(path, json("{'credentials': {'token': '%s!'}}".formatted(SECRET))),
            service.patch(path, json("{'credentials': {'other': '%s'}}".formatted(SECRET))),
            service.patch(path, json("{'credentials': '%s'}".formatted(SECRET))),
            service.post(path + "/test", null),
            service.get("/v1/audit"),
            service.get("/v1/export"));

    assertThat(again.headers()).containsEntry("idempotent-replayed", "true");
    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).as(answer.body()).isNotEqualTo(500);
              assertThat(answer.body()).doesNotContain(SECRET, "key-1 for");
            });
  }

  @Test
  void a_secret_is_in_no_log_however_much_is_logged() {
    var log = (Logger) LoggerFactory.getLogger("dev.threadkeep");
    var seen = new ListAppender<ILoggingEvent>();
    var usual = log.getLevel();
    seen.start();
    log.addAppender(seen);
    log.setLevel(Level.TRACE);
    try {
      var path = connection();
      service
          .bean(FakeBackend.class)
          .answering(
              access -> {
                throw new IllegalStateException("a mistake about " + access);
              });
      assertThat(service.post(path + "/test", null).status()).isEqualTo(500);
      service.post(CONNECTIONS, ACME + "!");
    } finally {
      log.setLevel(usual);
      log.detachAppender(seen);
    }

    assertThat(seen.list)
        .isNotEmpty()
        .allSatisfy(
            event ->
                assertThat(
                        event.getFormattedMessage()
                            + (event.getThrowableProxy() == null
                                ? ""
                                : event.getThrowableProxy().getMessage()))
                    .doesNotContain(SECRET));
  }

  @Test
  void what_happens_to_a_connection_is_told_by_the_audit() {
    var path = connection();
    service.patch(path, json("{'name': 'New', 'credentials': {'token': 't'}}"));
    service.post(path + "/test", null);
    service.delete(path);

    var entries = service.get("/v1/audit").json().path("data");

    assertThat(entries.valueStream().map(entry -> entry.path("type").asText()).limit(4))
        .containsExactly(
            "connection.deleted", "connection.tested", "connection.changed", "connection.created");
    assertThat(entries.path(2).path("subject").asText()).isEqualTo(path.substring(16));
    assertThat(entries.path(2).at("/data/fields")).hasToString("[\"name\",\"credentials.token\"]");
  }

  @Test
  void a_key_that_was_revoked_elsewhere_is_told_no_vendors() {
    var key = "Bearer " + service.key("revoked0", Service.ORGANIZATION, Scope.ADMIN);
    assertThat(service.get("/v1/vendors", "Authorization", key).status()).isEqualTo(200);

    service.revokeElsewhere("revoked0");

    assertThat(service.get("/v1/vendors", "Authorization", key).status()).isEqualTo(401);
  }

  @Test
  void the_vendors_are_listed_with_what_they_can_do() {
    var vendors = service.get("/v1/vendors").json();

    assertThat(vendors.path("data")).hasSize(2);
    assertThat(vendors.at("/data/0"))
        .hasToString(
            json(
                "{'vendor':'acme','base_url':'https://acme.example',"
                    + "'credentials':['token','webhook_secret'],'operations':{'close':true,"
                    + "'reopen':false,'snooze_until_time':true,'snooze_until_reply':false,"
                    + "'wake':false,'assign_user':false,'assign_agent':false,'assign_team':false,"
                    + "'unassign':false},'writes':['status','title'],'reads':['status'],"
                    + "'messages':['outbound'],'listing':'changed_since','needs_actor':false}"));
  }

  @Test
  void a_vendor_is_looked_through_on_demand() {
    var path = connection();

    var report = service.post(path + "/reconcile", null);

    assertThat(report.status()).as(report.body()).isEqualTo(200);
    assertThat(report.json())
        .hasToString(
            json(
                "{'looked_at':0,'changed':0,'conflicts':0,'unknown':0,'failed':0,'reached':true,"
                    + "'detail':null,'outcome':null,'http_status':null,'complete':true}"));
  }

  @Test
  void a_vendor_whose_connection_is_switched_off_is_not_reached() {
    var path = connection();
    service.patch(path, json("{'enabled': false}"));

    assertThat(service.post(path + "/reconcile", null).json())
        .hasToString(
            json(
                "{'looked_at':0,'changed':0,'conflicts':0,'unknown':0,'failed':0,'reached':false,"
                    + "'detail':'The connection is not enabled, so nobody was asked.',"
                    + "'outcome':'not_sent','http_status':null,'complete':false}"));
  }

  @Test
  void what_is_no_connection_is_not_looked_through() {
    assertThat(service.post(CONNECTIONS + "/nobody/reconcile", null).status()).isEqualTo(404);
  }
}
