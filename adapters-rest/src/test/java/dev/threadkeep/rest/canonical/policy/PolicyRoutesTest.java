package dev.threadkeep.rest.canonical.policy;

import static dev.threadkeep.domain.policy.CloseReason.UNSPECIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.domain.thread.fixture.Policies;
import dev.threadkeep.rest.service.Documents;
import dev.threadkeep.rest.service.Service;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PolicyRoutesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String POLICY = "/v1/policy";

  private Service service;

  @BeforeAll
  void start() {
    service = Service.start();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @AfterEach
  void set_back() {
    service.policy(LifecyclePolicy.standard());
  }

  private ObjectNode policy() {
    return (ObjectNode) service.get(POLICY).json();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException broken) {
      throw new AssertionError(text, broken);
    }
  }

  /** The policy as it is, with another value at the place of a JSON pointer. */
  private String with(String pointer, String value) {
    var policy = policy();
    int end = pointer.lastIndexOf('/');
    var parent = policy.at(pointer.substring(0, end));
    var last = pointer.substring(end + 1);
    if (parent instanceof ArrayNode array) {
      if (Integer.parseInt(last) < array.size()) {
        array.set(Integer.parseInt(last), json(value));
      } else {
        array.add(json(value));
      }
    } else {
      ((ObjectNode) parent).set(last, json(value));
    }
    return policy.toString();
  }

  private static String without(ObjectNode policy, String name) {
    policy.remove(name);
    return policy.toString();
  }

  @Test
  void an_organization_begins_with_a_policy_that_requires_nothing() {
    var read = service.get(POLICY);

    assertThat(read.status()).isEqualTo(200);
    assertThat(read.headers().get("etag")).isEqualTo("\"%s\"".formatted(read.text("/version")));
    var policy = (ObjectNode) read.json();
    assertThat(policy.at("/reasons")).hasSize(15);
    assertThat(policy.at("/reasons/4"))
        .isEqualTo(
            json(
                "{'code': 'spam', 'label': 'Spam', 'active': true, 'note_required': false,"
                    + " 'vendor_codes': {'feather': ['FILTERED_SPAM']}}"));
    policy.remove("version");
    policy.remove("reasons");
    assertThat(policy)
        .isEqualTo(
            json(
                "{'default_reasons': {}, 'reason_required': false, 'required_before_close': [],"
                    + " 'escalated_close': {'by': 'anyone'}, 'inbound': {'when_snoozed': 'wake',"
                    + " 'within_window': 'reopen', 'past_window': 'follow_up'},"
                    + " 'reopen_window': null, 'longest_snooze': null,"
                    + " 'unassign_on_close': false, 'auto_close': null, 'retention': null}"));
  }

  @Test
  void a_policy_that_says_everything_is_kept_and_read_back() {
    var mark = service.user("Mark");
    var policy = policy();
    ((ArrayNode) policy.path("reasons"))
        .add(
            json(
                "{'code': 'refunded', 'label': 'Refunded', 'active': true, 'note_required': true,"
                    + " 'vendor_codes': {'feather': ['REFUND', 'MONEY_BACK'], 'intercom': []}}"));
    ((ObjectNode) policy.at("/reasons/4")).put("active", false);
    policy.set("default_reasons", json("{'canonical': 'resolved', 'intercom': 'no_response'}"));
    policy.put("reason_required", true);
    policy.set("required_before_close", json("['assignee', 'team', 'title', 'tag']"));
    policy.set("escalated_close", json("{'by': 'these', 'teammates': ['%s']}".formatted(mark)));
    policy.set(
        "inbound",
        json(
            "{'when_snoozed': 'keep_snoozed', 'within_window': 'follow_up', 'past_window':"
                + " 'keep_closed'}"));
    policy.put("reopen_window", "PT336H");
    policy.put("longest_snooze", "PT36H30M15S");
    policy.put("unassign_on_close", true);
    policy.set("auto_close", json("{'after': 'PT1M', 'reason': 'no_response'}"));
    policy.set("retention", json("{'closed_for_days': 36500, 'then': 'delete'}"));
    int version = policy.path("version").asInt();

    var replaced = service.put(POLICY, policy.toString());

    assertThat(replaced.status()).as(replaced.body()).isEqualTo(200);
    policy.put("version", version + 1);
    assertThat(replaced.json()).isEqualTo(policy);
    assertThat(replaced.headers()).containsEntry("etag", "\"%d\"".formatted(version + 1));
    assertThat(policy()).isEqualTo(policy);
  }

  @Test
  void what_was_read_can_be_sent_back_and_changes_nothing() {
    var read = service.get(POLICY);

    var replaced = service.put(POLICY, read.body());

    assertThat(replaced.body()).isEqualTo(read.body());
    assertThat(replaced.headers().get("etag")).isEqualTo(read.headers().get("etag"));
  }

  @Test
  void the_version_in_a_body_is_overlooked() {
    assertThat(service.put(POLICY, with("/version", "77")).status()).isEqualTo(200);
    assertThat(service.put(POLICY, without(policy(), "version")).status()).isEqualTo(200);
  }

  @Test
  void a_policy_that_was_changed_in_between_is_not_replaced() {
    var before = policy();
    long version = before.path("version").asLong();
    var strict = with("/reason_required", "true");

    var first = service.put(POLICY, strict, "If-Match", "\"%d\"".formatted(version));
    var second = service.put(POLICY, before.toString(), "If-Match", "\"%d\"".formatted(version));

    assertThat(first.status()).isEqualTo(200);
    assertThat(second.status()).isEqualTo(412);
    assertThat(second.text("/code")).isEqualTo("version_mismatch");
    assertThat(second.json().path("current_version").asLong()).isEqualTo(version + 1);
    assertThat(second.headers()).containsEntry("etag", "\"%d\"".formatted(version + 1));
    assertThat(policy().path("reason_required").asBoolean()).isTrue();
    assertThat(service.put(POLICY, before.toString(), "If-Match", "*").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "/surprise | 1 | #/surprise | is not a known field",
        "/reason_required | 'yes' | #/reason_required | must be true or false",
        "/reason_required | null | #/reason_required | must not be null",
        "/reasons | {} | #/reasons | must be a list",
        "/reasons | [] | #/reasons | must have the built-in reasons resolved, unspecified, other,"
            + " duplicate, spam, no_response, opted_out, do_not_contact, fraud, contact_again,"
            + " wrong_number, not_interested, appointment_booked, ended, automated, which can be"
            + " switched off, not removed",
        "/version | 'one' | #/version | must be a whole number from 1 to 9223372036854775807",
        "/reasons/4/code | 'Spam' | #/reasons/4/code | a close reason has 1 to 64 lower-case"
            + " letters, digits and _, and starts with a letter",
        "/reasons/4/code | 'fraud' | #/reasons/8/code | appears twice: fraud",
        "/reasons/4/label | '' | #/reasons/4/label | must not be empty",
        "/reasons/4/colour | 'red' | #/reasons/4/colour | is not a known field",
        "/reasons/1/active | false | #/reasons/1/active | must be true for the reason unspecified",
        "/reasons/2/note_required | true | #/reasons/2/note_required | must be false for the reason"
            + " other",
        "/reasons/4/vendor_codes/zendesk | ['SPAM'] | #/reasons/4/vendor_codes/zendesk | is not an"
            + " API; there are <names>",
        "/reasons/4/vendor_codes/feather | null | #/reasons/4/vendor_codes/feather | must not be"
            + " null",
        "/reasons/4/vendor_codes/feather | ['A', 7] | #/reasons/4/vendor_codes/feather/1 | must be"
            + " a string",
        "/reasons/4/vendor_codes/feather | ['A', null] | #/reasons/4/vendor_codes/feather/1 | must"
            + " not be null",
        "/reasons/4/vendor_codes/feather | ['A', ''] | #/reasons/4/vendor_codes/feather/1 | must"
            + " not be empty",
        "/reasons/4/vendor_codes/feather | ['A', 'a'] | #/reasons/4/vendor_codes/feather/1 |"
            + " appears twice: a",
        "/default_reasons/zendesk | 'spam' | #/default_reasons/zendesk | is not an API; there are"
            + " <names>",
        "/default_reasons/feather | 'nonsense' | #/default_reasons/feather | must be an active"
            + " reason of the catalogue",
        "/default_reasons/feather | null | #/default_reasons/feather | must not be null",
        "/required_before_close | ['tag', 'tags'] | #/required_before_close/1 | must be one of"
            + " assignee, team, title, tag",
        "/escalated_close/by | 'me' | #/escalated_close/by | must be one of anyone, assignee,"
            + " these",
        "/escalated_close | {'by': 'these'} | #/escalated_close/teammates | is required",
        "/escalated_close/teammates | [] | #/escalated_close/teammates | goes with these only",
        "/escalated_close | {'by': 'these', 'teammates': ['7']} | #/escalated_close/teammates/0 |"
            + " must be a UUID",
        "/inbound/when_snoozed | 'sleep' | #/inbound/when_snoozed | must be one of wake,"
            + " keep_snoozed",
        "/inbound/within_window | 'wake' | #/inbound/within_window | must be one of reopen,"
            + " keep_closed, follow_up",
        "/inbound/past_window | 'reopen' | #/inbound/past_window | must be one of keep_closed,"
            + " follow_up",
        "/reopen_window | 'P2W' | #/reopen_window | must be a duration of days, hours, minutes and"
            + " seconds, such as P14D or PT36H",
        "/reopen_window | 7 | #/reopen_window | must be a string",
        "/reopen_window | 'PT0S' | #/reopen_window | must be longer than nothing and at most 36500"
            + " days",
        "/longest_snooze | 'P36501D' | #/longest_snooze | must be longer than nothing and at most"
            + " 36500 days",
        "/auto_close | {'after': 'P1D'} | #/auto_close/reason | is required",
        "/auto_close | {'after': 'PT59S', 'reason': 'no_response'} | #/auto_close/after | must be"
            + " at least a minute and at most 36500 days",
        "/auto_close | {'after': 'soon', 'reason': 'no_response'} | #/auto_close/after | must be a"
            + " duration of days, hours, minutes and seconds, such as P14D or PT36H",
        "/auto_close | {'after': 'P1D', 'reason': 'nonsense'} | #/auto_close/reason | must be an"
            + " active reason of the catalogue",
        "/retention | {'then': 'erase'} | #/retention/closed_for_days | is required",
        "/retention | {'closed_for_days': 7} | #/retention/then | is required",
        "/retention | {'closed_for_days': 0, 'then': 'erase'} | #/retention/closed_for_days | must"
            + " be at least 1 and at most 36500",
        "/retention | {'closed_for_days': 36501, 'then': 'erase'} | #/retention/closed_for_days |"
            + " must be at least 1 and at most 36500",
        "/retention | {'closed_for_days': 1.5, 'then': 'erase'} | #/retention/closed_for_days | must"
            + " be a whole number from 1 to 36500",
        "/retention | {'closed_for_days': '730', 'then': 'erase'} | #/retention/closed_for_days |"
            + " must be a whole number from 1 to 36500",
        "/retention | {'closed_for_days': 7, 'then': 'forget'} | #/retention/then | must be one of"
            + " delete, erase",
      })
  void a_policy_that_makes_no_sense_names_the_field_and_changes_nothing(
      String place, String value, String pointer, String detail) {
    var before = policy();

    var refused = service.put(POLICY, with(place, value));

    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    assertThat(refused.text("/code")).isEqualTo("malformed_body");
    assertThat(refused.json().path("errors")).hasSize(1);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
    assertThat(refused.text("/errors/0/detail"))
        .isEqualTo(detail.replace("<names>", String.join(", ", Documents.names())));
    assertThat(policy()).isEqualTo(before);
  }

  @Test
  void all_that_makes_no_sense_is_named_at_once() {
    var policy = policy();
    ((ObjectNode) policy.at("/reasons/3")).put("code", "Not A Code").put("label", "");
    ((ObjectNode) policy.at("/reasons/4")).set("vendor_codes", json("{'zendesk': ['A']}"));
    policy.set("default_reasons", json("{'zendesk': 'spam', 'feather': 'Not A Code'}"));
    policy.set("required_before_close", json("['tags', 'teams']"));
    policy.set("escalated_close", json("{'by': 'me'}"));
    policy.set(
        "inbound",
        json("{'when_snoozed': 'no', 'within_window': 'no', 'past_window': 'keep_closed'}"));
    policy.set("reopen_window", json("'P2W'"));
    policy.set("longest_snooze", json("'PT0S'"));
    policy.set("auto_close", json("{'after': 'soon', 'reason': 'Not A Code'}"));
    policy.set("retention", json("{'closed_for_days': 0, 'then': 'forget'}"));

    var refused = service.put(POLICY, policy.toString());

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder(
            "#/reasons/3/code",
            "#/reasons/3/label",
            "#/reasons/4/vendor_codes/zendesk",
            "#/default_reasons/zendesk",
            "#/default_reasons/feather",
            "#/required_before_close/0",
            "#/required_before_close/1",
            "#/escalated_close/by",
            "#/inbound/when_snoozed",
            "#/inbound/within_window",
            "#/reopen_window",
            "#/longest_snooze",
            "#/auto_close/after",
            "#/auto_close/reason",
            "#/retention/closed_for_days",
            "#/retention/then");
  }

  @Test
  void what_contradicts_another_field_is_named_beside_other_contradictions() {
    var policy = policy();
    policy.set("default_reasons", json("{'canonical': 'nonsense', 'feather': 'nonsense'}"));
    policy.set("longest_snooze", json("'PT0S'"));

    var refused = service.put(POLICY, policy.toString());

    assertThat(refused.json().path("errors").findValuesAsText("pointer"))
        .containsExactly(
            "#/default_reasons/canonical", "#/default_reasons/feather", "#/longest_snooze");
  }

  @Test
  void what_one_reason_lacks_hides_nothing_that_is_wrong_with_the_others() {
    var policy = policy();
    ((ObjectNode) policy.at("/reasons/3")).put("label", "");
    ((ObjectNode) policy.at("/reasons/4"))
        .set("vendor_codes", json("{'feather': ['', 'A'], 'intercom': ['A'], 'zendesk': ['B']}"));
    ((ObjectNode) policy.at("/reasons/5")).set("vendor_codes", json("{'feather': ['B', 'a']}"));
    ((ArrayNode) policy.path("reasons")).add(policy.at("/reasons/5").deepCopy());

    var refused = service.put(POLICY, policy.toString());

    assertThat(refused.json().path("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder(
            "#/reasons/3/label",
            "#/reasons/4/vendor_codes/feather/0",
            "#/reasons/4/vendor_codes/zendesk",
            "#/reasons/5/vendor_codes/feather/1",
            "#/reasons/15/code",
            "#/reasons/15/vendor_codes/feather/0",
            "#/reasons/15/vendor_codes/feather/1");
  }

  @Test
  void a_reason_that_needs_a_note_is_told_why_it_can_close_nothing_by_itself() {
    var policy = policy();
    ((ObjectNode) policy.at("/reasons/4")).put("note_required", true);
    policy.set("auto_close", json("{'after': 'P1D', 'reason': 'spam'}"));

    var refused = service.put(POLICY, policy.toString());

    assertThat(refused.text("/errors/0/pointer")).isEqualTo("#/auto_close/reason");
    assertThat(refused.text("/errors/0/detail"))
        .isEqualTo("can never close a thread by itself: spam needs a note");
  }

  @Test
  void what_would_never_hold_is_refused() {
    var policy = policy();
    ((ObjectNode) policy.at("/reasons/4")).set("vendor_codes", json("{'canonical': ['SPAM']}"));
    policy.set("default_reasons", json("{'canonical': 'unspecified', 'feather': 'spam'}"));
    policy.put("reason_required", true);

    var refused = service.put(POLICY, policy.toString());

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("errors"))
        .isEqualTo(
            json(
                "[{'pointer': '#/reasons/4/vendor_codes/canonical', 'detail': 'has no words of its"
                    + " own: this API takes codes'}, {'pointer': '#/default_reasons/canonical',"
                    + " 'detail': 'must not be unspecified where reason_required is true'}]"));
  }

  @Test
  void a_policy_of_before_that_says_what_never_holds_can_be_sent_back() {
    service.policy(
        Policies.aPolicy().requiringReason().defaulting(Through.CANONICAL, UNSPECIFIED).build());

    assertThat(service.put(POLICY, policy().toString()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reasons",
        "default_reasons",
        "reason_required",
        "required_before_close",
        "escalated_close",
        "inbound",
        "reopen_window",
        "longest_snooze",
        "unassign_on_close",
        "auto_close",
        "retention"
      })
  void a_field_that_is_left_out_is_no_way_to_undo_a_rule(String name) {
    var refused = service.put(POLICY, without(policy(), name));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo("#/" + name);
    assertThat(refused.text("/errors/0/detail")).isEqualTo("is required");
  }

  @ParameterizedTest
  @ValueSource(strings = {"P", "PT", "P1", "P1DT", "p1d", "P-1D", "P1Y", "PT1.5S", "1 day", ""})
  void a_duration_in_another_form_is_refused(String text) {
    var refused = service.put(POLICY, with("/longest_snooze", "'%s'".formatted(text)));

    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo("#/longest_snooze");
  }

  @ParameterizedTest
  @CsvSource({"P14D,PT336H", "P1DT2H3M4S,PT26H3M4S", "PT90M,PT1H30M", "PT36H,PT36H"})
  void a_duration_is_shown_in_hours_minutes_and_seconds(String given, String shown) {
    var replaced = service.put(POLICY, with("/longest_snooze", "'%s'".formatted(given)));

    assertThat(replaced.text("/longest_snooze")).isEqualTo(shown);
  }

  @Test
  void whom_a_policy_names_must_be_in_the_directory() {
    var mark = service.user("Mark");
    var nobody = "01992f80-1111-7000-8000-00000000dead";

    var refused =
        service.put(
            POLICY,
            with(
                "/escalated_close",
                "{'by': 'these', 'teammates': ['%s', '%s']}".formatted(mark, nobody)));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("/code")).isEqualTo("unknown_teammate");
    assertThat(refused.text("/errors/0/pointer")).isEqualTo("#/escalated_close/teammates/1");
    assertThat(policy().at("/escalated_close/by").asText()).isEqualTo("anyone");
  }

  private void lettingClose(String... teammates) {
    var ids = String.join("', '", teammates);
    var policy = with("/escalated_close", "{'by': 'these', 'teammates': ['%s']}".formatted(ids));
    assertThat(service.put(POLICY, policy).status()).isEqualTo(200);
  }

  @Test
  void whom_a_policy_names_is_not_removed_without_a_replacement() {
    var mark = service.user("Mark");
    lettingClose(mark);

    var refused = service.delete("/v1/teammates/" + mark);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("/code")).isEqualTo("teammate_in_use");
    assertThat(refused.json().path("policy").asBoolean()).isTrue();
    assertThat(service.put(POLICY, policy().toString()).status()).isEqualTo(200);
  }

  @Test
  void who_replaces_a_teammate_takes_the_place_in_the_policy_and_the_audit_says_so() {
    var mark = service.user("Mark");
    var ada = service.user("Ada");
    lettingClose(mark);
    int version = policy().path("version").asInt();

    var removed = service.delete("/v1/teammates/%s?replace_with=%s".formatted(mark, ada));

    assertThat(removed.status()).as(removed.body()).isEqualTo(204);
    assertThat(policy().at("/escalated_close"))
        .isEqualTo(json("{'by': 'these', 'teammates': ['%s']}".formatted(ada)));
    assertThat(policy().path("version").asInt()).isEqualTo(version + 1);
    assertThat(service.get("/v1/audit").text("/data/0/type")).isEqualTo("policy.replaced");
    assertThat(service.put(POLICY, policy().toString()).status()).isEqualTo(200);
  }

  @Test
  void everybody_whom_a_policy_names_and_nobody_knows_is_pointed_at() {
    var mark = service.user("Mark");
    var nobodies = List.of(new UUID(0, 1).toString(), new UUID(0, 2).toString());
    var rule =
        "{'by': 'these', 'teammates': ['%s', '%s', '%s']}"
            .formatted(nobodies.getFirst(), mark, nobodies.getLast());

    var refused = service.put(POLICY, with("/escalated_close", rule));

    assertThat(refused.json().path("errors").findValuesAsText("pointer"))
        .containsExactly("#/escalated_close/teammates/0", "#/escalated_close/teammates/2");
  }

  @Test
  void nobody_at_all_may_be_let_close_an_escalated_thread() {
    var replaced =
        service.put(POLICY, with("/escalated_close", "{'by': 'these', 'teammates': []}"));

    assertThat(replaced.status()).as(replaced.body()).isEqualTo(200);
    assertThat(replaced.json().at("/escalated_close"))
        .isEqualTo(json("{'by': 'these', 'teammates': []}"));
  }

  @Test
  void a_policy_that_is_too_large_is_refused() {
    var words = JSON.createArrayNode();
    IntStream.range(0, 1_400).forEach(number -> words.add("%0100d".formatted(number)));

    var refused = service.put(POLICY, with("/reasons/4/vendor_codes/feather", words.toString()));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo("#/reasons");
  }

  @Test
  void a_policy_is_an_organizations_own() {
    var foreign = service.key("foreignp", Service.OTHER, Scope.ADMIN);
    var _ = service.put(POLICY, with("/reason_required", "true"));

    var theirs = service.get(POLICY, "X-API-Key", foreign);

    assertThat(theirs.json().path("reason_required").asBoolean()).isFalse();
    assertThat(theirs.json().path("version").asInt()).isEqualTo(1);
  }

  @Test
  void the_documented_example_is_a_policy() {
    var example =
        new Documents()
            .all()
            .get("canonical")
            .at("/components/schemas/PolicyInput/examples/0")
            .toString();

    assertThat(service.put(POLICY, example).status()).isEqualTo(200);
  }

  @Test
  void a_reason_of_the_organizations_own_closes_threads_until_it_is_switched_off() {
    var own =
        "{'code': 'refunded', 'label': 'Refunded', 'active': %s, 'note_required': false,"
            + " 'vendor_codes': {}}";
    var thread = service.open("{}");
    var other = service.open("{}");

    var _ = service.put(POLICY, with("/reasons/15", own.formatted(true)));
    var closed =
        service.post("/v1/threads/%s/close".formatted(thread), "{\"reason\": \"refunded\"}");
    var _ = service.put(POLICY, with("/reasons/15", own.formatted(false)));
    var refused =
        service.post("/v1/threads/%s/close".formatted(other), "{\"reason\": \"refunded\"}");

    assertThat(closed.text("/closed/reason")).isEqualTo("refunded");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("/code")).isEqualTo("unknown_close_reason");
    assertThat(service.get("/v1/threads/" + thread).text("/closed/reason")).isEqualTo("refunded");
  }
}
