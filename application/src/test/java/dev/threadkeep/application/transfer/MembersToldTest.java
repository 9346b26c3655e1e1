package dev.threadkeep.application.transfer;

import static dev.threadkeep.application.transfer.OnError.STOP;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.directory.entry.Company;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Team;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonNumber;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever reads what is wrong with a record finds where. */
class MembersToldTest extends AnImport {

  private void assertTold(JsonObject record, String why) {
    begun().with(record).imported(STOP);

    assertThat(problems.getFirst().detail())
        .isEqualTo("The record does not fit: %s.".formatted(why));
  }

  private static JsonObject object(String name, String value) {
    return new ObjectWriter().putText(name, value).toObject();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "user|x|by: the id of an actor of type user must be a UUID",
        "user||by: an actor of type user needs an id",
        "wizard|x|by: an actor's type must be one of key, user, agent, contact, vendor, timer,"
            + " policy, operator",
      })
  void of_whoever_did_something(String type, String id, String why) {
    var by = new ObjectWriter().putText("type", type).putText("id", id).toObject();

    assertTold(changed(record(thread(1), 1), "by", by), why);
  }

  @Test
  void of_an_object_within_an_event() {
    var opening = record(thread(1), 1);
    var assignee = new ObjectWriter().putText("type", "user").putText("id", "x").toObject();

    assertTold(
        changed(opening, "data", changed(within(opening, "data"), "assignee", assignee)),
        "data/assignee/id must be a UUID");
  }

  @Test
  void of_a_reference_among_those_of_an_opening() {
    var opening = record(thread(1), 1);
    var references = new JsonArray(List.of(reference("intercom", "")));

    assertTold(
        changed(opening, "data", changed(within(opening, "data"), "external_refs", references)),
        "data/external_refs/0: an external id must not be empty");
  }

  @Test
  void of_a_time() {
    assertTold(
        changed(record(thread(1), 4), "at", "noon"),
        "at must be a time such as 2026-11-20T10:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"''|must not be empty", "?|must have at most 255 characters"})
  void of_an_entry(String name, String why) {
    var team =
        changed(entry(new Team("Team"), NINE, NINE), "name", name.replace("?", "x".repeat(256)));

    assertTold(team, "name " + why);
  }

  @Test
  void of_an_entrys_amounts() {
    var company = entry(new Company("Acme", List.of(), null, null, null), NINE, NINE);

    assertTold(
        changed(company, "size", new JsonNumber(-1)),
        "size must be between 0 and 9007199254740991");
  }

  @Test
  void of_an_entrys_external_ids() {
    var ids = new JsonObject(Map.of("feather", new JsonNull()));

    assertTold(
        changed(entry(new Team("Team"), NINE, NINE), "external_ids", ids),
        "external_ids/feather is missing");
  }

  @Test
  void of_a_messages_vendor_ids() {
    var ids = new JsonObject(Map.of("feather", new JsonNumber(1)));

    assertTold(
        changed(record(thread(1), 4), "vendor_ids", ids), "vendor_ids/feather must be a text");
  }

  @Test
  void of_an_entry_without_its_number() {
    var support = entry(new Team("Support"), NINE, NINE);

    assertTold(changed(support, "number", new JsonNull()), "number is missing");
  }

  @Test
  void of_an_entry_that_has_no_number() {
    assertTold(
        changed(entry(Contact.UNKNOWN, NINE, NINE), "number", new JsonNumber(7)),
        "a contact has no number");
  }

  @Test
  void of_a_reason_of_a_policy() {
    var record = RecordWriter.policy(ELSEWHERE, LifecyclePolicy.standard());
    var policy = within(record, "policy");
    var reasons = new ArrayList<>(((JsonArray) policy.members().get("reasons")).items());
    reasons.set(2, changed((JsonObject) reasons.get(2), "code", "No code"));

    assertTold(
        changed(record, "policy", changed(policy, "reasons", new JsonArray(reasons))),
        "policy/reasons/2/code: a close reason has 1 to 64 lower-case letters, digits and _, and"
            + " starts with a letter");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "reopen_window|soon|policy/reopen_window must be a duration such as PT72H",
        "reopen_window|PT0S|policy/reopen_window must be longer than nothing and at most 36500"
            + " days",
      })
  void of_a_duration_of_a_policy(String name, String value, String why) {
    var record = RecordWriter.policy(ELSEWHERE, LifecyclePolicy.standard());

    assertTold(changed(record, "policy", changed(within(record, "policy"), name, value)), why);
  }

  @Test
  void of_a_number_in_a_policy_that_no_number_of_days_could_be() {
    var record = RecordWriter.policy(ELSEWHERE, LifecyclePolicy.standard());
    var retention = changed(object("then", "erase"), "closed_for_days", new JsonNumber(1L << 40));

    assertTold(
        changed(record, "policy", changed(within(record, "policy"), "retention", retention)),
        "policy/retention/closed_for_days must be a whole number below 2^31");
  }

  @Test
  void but_not_all_of_a_long_word() {
    assertTold(
        changed(record(thread(1), 1), "event", "x".repeat(300)),
        "there is no event \"%s…\"".formatted("x".repeat(64)));
  }

  @Test
  void and_a_word_that_is_empty_is_seen() {
    assertTold(changed(record(thread(1), 1), "event", ""), "there is no event \"\"");
  }

  @Test
  void of_a_history_that_begins_somewhere_in_the_middle() {
    var thread = thread(1);
    begun().with(record(thread, 0), record(thread, 2)).imported(STOP);

    assertToldOfLast(
        "The history of thread %s starts with event 2.".formatted(thread.thread().id()));
  }

  @Test
  void of_a_history_that_begins_with_anything_but_an_opening() {
    var thread = thread(1);
    begun().with(record(thread, 0), changed(record(thread, 2), "seq", new JsonNumber(1)));

    imported(STOP);

    assertToldOfLast(
        "The history of thread %s starts with thread.message_recorded, not with thread.opened."
            .formatted(thread.thread().id()));
  }

  @Test
  void and_a_text_that_is_no_number_is_told_by_its_place() {
    assertTold(
        changed(record(thread(1), 1), "thread_id", new JsonText("x")), "thread_id must be a UUID");
  }
}
