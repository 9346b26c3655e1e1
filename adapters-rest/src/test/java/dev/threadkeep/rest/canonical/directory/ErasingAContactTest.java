package dev.threadkeep.rest.canonical.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.rest.service.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErasingAContactTest {

  /** Stands in whatever is told of the contact, and nowhere else. */
  private static final String WORD = "Lovelace";

  private Service service;

  @BeforeAll
  void start() {
    service = Service.start();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  private String contact(String more) {
    return service.add(
        "contacts",
        """
        {"name": "Ada LOVELACE", "email": "LOVELACE@example.com", "phone": "+1 LOVELACE",
         "image_url": "https://example.com/LOVELACE.png"%s}
        """
            .formatted(more)
            .replace("LOVELACE", WORD));
  }

  private String threadOf(String contact) {
    return service.open(
        """
        {"title": "LOVELACE asks", "contact_id": "CONTACT", "attributes": {"feather": "LOVELACE"},
         "channel": {"type": "sms", "id": "LOVELACE", "from": "LOVELACE", "to": "LOVELACE"},
         "message": {"text": "I am LOVELACE", "author": {"type": "contact", "id": "CONTACT"}}}
        """
            .replace("CONTACT", contact)
            .replace("LOVELACE", WORD));
  }

  private Service.Answer erase(String contact, String... headers) {
    return service.post("/v1/contacts/" + contact + "/erase", null, headers);
  }

  @Test
  void nothing_tells_of_an_erased_contact_but_that_there_is_one() {
    var contact = contact(", \"external_ids\": {\"intercom\": \"" + WORD + "\"}");

    var erased = erase(contact);

    assertThat(erased.status()).as(erased.body()).isEqualTo(200);
    var shown = service.get("/v1/contacts/" + contact);
    assertThat(shown.json()).isEqualTo(erased.json().path("contact"));
    assertThat(shown.body()).doesNotContain(WORD);
    assertThat(shown.text("/erased_at")).isNotEmpty();
    assertThat(shown.json().path("name").isNull()).isTrue();
    assertThat(shown.json().path("external_ids")).isEmpty();
  }

  @Test
  void nothing_tells_what_was_said_in_the_contacts_threads() {
    var contact = contact("");
    var thread = "/v1/threads/" + threadOf(contact);
    service.patch(thread, "{\"internal_notes\": \"%s\"}".formatted(WORD));
    service.post(thread + "/close", "{\"note\": \"%s\"}".formatted(WORD));
    var before = service.get(thread);

    var erased = erase(contact);

    assertThat(erased.json().path("threads").asInt()).isEqualTo(1);
    var after = service.get(thread);
    assertThat(after.json().path("contact_id").asText()).isEqualTo(contact);
    assertThat(after.json().path("status").asText()).isEqualTo("closed");
    assertThat(after.headers().get("etag")).isNotEqualTo(before.headers().get("etag"));
    for (var path : new String[] {"", "/timeline", "/messages"}) {
      assertThat(service.get(thread + path).body()).as(path).doesNotContain(WORD);
    }
    assertThat(service.get(thread + "/timeline").json().at("/data").findValuesAsText("type"))
        .contains("thread.opened", "thread.message_recorded", "thread.closed", "thread.erased");
  }

  @Test
  void only_the_contacts_own_messages_are_taken_from_the_thread_of_somebody_else() {
    var contact = contact("");
    var other = service.add("contacts", "{\"name\": \"Somebody\"}");
    var thread =
        "/v1/threads/"
            + service.open("{\"title\": \"Theirs\", \"contact_id\": \"%s\"}".formatted(other));
    service.post(
        thread + "/messages",
        "{\"text\": \"%s\", \"author\": {\"type\": \"contact\", \"id\": \"%s\"}}"
            .formatted(WORD, contact));
    service.post(thread + "/messages", "{\"text\": \"stays\", \"kind\": \"internal\"}");

    var erased = erase(contact);

    assertThat(erased.json().path("threads").asInt()).isZero();
    assertThat(erased.json().path("other_threads").asInt()).isEqualTo(1);
    assertThat(service.get(thread).text("/title")).isEqualTo("Theirs");
    assertThat(service.get(thread + "/messages").json().at("/data").findValuesAsText("text"))
        .containsExactly("", "stays");
  }

  @Test
  void a_thread_that_was_taken_from_the_contact_is_erased_as_the_contacts() {
    var contact = contact("");
    var thread = "/v1/threads/" + threadOf(contact);
    service.patch(thread, "{\"contact_id\": null}");

    var erased = erase(contact);

    assertThat(erased.json().path("threads").asInt()).isEqualTo(1);
    for (var path : new String[] {"", "/timeline", "/messages"}) {
      assertThat(service.get(thread + path).body()).as(path).doesNotContain(WORD);
    }
  }

  @Test
  void a_request_whose_answer_was_erased_is_neither_answered_nor_carried_out_again() {
    var contact = contact("");
    var thread = "/v1/threads/" + threadOf(contact);
    var retitling = "{\"title\": \"%s again\"}".formatted(WORD);
    var first = service.patch(thread, retitling, "Idempotency-Key", "of-somebody-erased");

    var erased = erase(contact);

    var again = service.patch(thread, retitling, "Idempotency-Key", "of-somebody-erased");
    assertThat(first.body()).contains(WORD);
    assertThat(erased.json().path("answers").asInt()).isEqualTo(1);
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.text("/code")).isEqualTo("idempotency_key_reused");
    assertThat(service.get(thread).json().path("title").isNull()).isTrue();
  }

  private Service.Answer job(String contact, String... headers) {
    return service.post(
        "/v1/threads/bulk-by-filter",
        """
        {"filter": {"contact": "%s"}, "commands": [{"type": "reopen", "note": "%s"}]}
        """
            .formatted(contact, WORD),
        headers);
  }

  @Test
  void a_job_that_names_the_contact_is_cancelled_and_says_no_more_what_it_was_to_do() {
    var contact = contact("");
    var thread = "/v1/threads/" + threadOf(contact);
    var asked = job(contact, "Idempotency-Key", "job-of-somebody-erased");

    var erased = erase(contact);

    assertThat(asked.body()).contains(WORD);
    assertThat(erased.json().path("jobs").asInt()).isEqualTo(1);
    assertThat(erased.json().path("answers").asInt()).isEqualTo(1);
    service.workJobsOff();
    var job = service.get(asked.headers().get("location"));
    assertThat(job.text("/state")).isEqualTo("cancelled");
    assertThat(job.json().path("erased").asBoolean()).isTrue();
    assertThat(job.json().path("filter").isNull()).isTrue();
    assertThat(job.json().path("commands").isNull()).isTrue();
    assertThat(job.body()).doesNotContain(WORD);
    assertThat(service.get(thread + "/timeline").body()).doesNotContain(WORD);
    assertThat(job(contact, "Idempotency-Key", "job-of-somebody-erased").text("/code"))
        .isEqualTo("idempotency_key_reused");
  }

  @Test
  void a_job_that_was_done_for_the_contact_says_no_more_why_it_failed() {
    var contact = contact("");
    threadOf(contact);
    var location = job(contact).headers().get("location");
    service.workJobsOff();
    assertThat(service.get(location + "/failures").text("/data/0/problem/code")).isNotEmpty();

    erase(contact);

    var job = service.get(location);
    assertThat(job.text("/state")).isEqualTo("done");
    assertThat(job.text("/counts/failed")).isEqualTo("1");
    assertThat(job.body()).doesNotContain(WORD);
    assertThat(service.get(location + "/failures").json().at("/data/0/problem").isNull()).isTrue();
  }

  @Test
  void a_job_that_names_nobody_who_is_erased_goes_on() {
    var job = job("somebody-else");

    assertThat(erase(contact("")).json().path("jobs").asInt()).isZero();

    assertThat(service.get(job.headers().get("location")).json()).isEqualTo(job.json());
    service.workJobsOff();
  }

  @Test
  void erasing_twice_is_erasing_once() {
    var contact = contact("");
    threadOf(contact);
    var once = erase(contact);

    var twice = erase(contact);

    assertThat(twice.status()).isEqualTo(200);
    assertThat(twice.json().path("threads").asInt()).isZero();
    assertThat(twice.json().path("contact")).isEqualTo(once.json().path("contact"));
    assertThat(service.get("/v1/audit?limit=1").text("/data/0/subject")).isEqualTo(contact);
  }

  @Test
  void the_audit_says_who_erased_whom_and_nothing_of_them() {
    var contact = contact("");
    threadOf(contact);

    var erased = erase(contact, "X-Request-Id", "erase-1");

    assertThat(erased.status()).isEqualTo(200);
    var entry = service.get("/v1/audit?limit=1").json().at("/data/0");
    assertThat(entry.path("type").asText()).isEqualTo("contact.erased");
    assertThat(entry.path("subject").asText()).isEqualTo(contact);
    assertThat(entry.path("request_id").asText()).isEqualTo("erase-1");
    assertThat(entry.at("/data/threads").asInt()).isEqualTo(1);
    assertThat(entry.toString()).doesNotContain(WORD);
  }

  @Test
  void whoever_is_described_anew_is_erased_no_longer() {
    var contact = contact("");
    var path = "/v1/contacts/" + contact;
    erase(contact);

    var same = service.put(path, service.get(path).body());
    var named = service.put(path, "{\"name\": \"Somebody\"}");

    assertThat(same.text("/erased_at")).isNotEmpty();
    assertThat(named.json().path("erased_at").isNull()).isTrue();
  }

  @Test
  void whom_a_vendor_knows_again_is_erased_no_longer() {
    var contact = contact("");
    erase(contact);

    var known =
        service.put("/v1/contacts/" + contact, "{\"external_ids\": {\"intercom\": \"again-1\"}}");

    assertThat(known.json().path("erased_at").isNull()).isTrue();
  }

  @Test
  void whose_company_alone_is_said_is_erased_still() {
    var contact = contact("");
    var company = service.add("companies", "{\"name\": \"Somewhere\"}");
    erase(contact);

    var moved =
        service.put("/v1/contacts/" + contact, "{\"company_id\": \"%s\"}".formatted(company));

    assertThat(moved.text("/company_id")).isEqualTo(company);
    assertThat(moved.text("/erased_at")).isNotEmpty();
  }

  @Test
  void what_a_deleted_contact_wrote_is_erased_by_the_id_that_it_had() {
    var contact = contact("");
    var thread =
        "/v1/threads/"
            + service.open(
                """
                {"message": {"text": "I am %s", "author": {"type": "contact", "id": "%s"}}}
                """
                    .formatted(WORD, contact));
    assertThat(service.delete("/v1/contacts/" + contact).status()).isEqualTo(204);

    var erased = erase(contact);

    assertThat(erased.status()).as(erased.body()).isEqualTo(200);
    assertThat(erased.json().path("contact").isNull()).isTrue();
    assertThat(erased.json().path("other_threads").asInt()).isEqualTo(1);
    assertThat(service.get(thread + "/messages").body()).doesNotContain(WORD);
    assertThat(service.get("/v1/audit?limit=1").text("/data/0/subject")).isEqualTo(contact);
  }

  @Test
  void a_deleted_contact_can_be_erased_again() {
    var contact = contact("");
    service.open(
        "{\"message\": {\"text\": \"Hi\", \"author\": {\"type\": \"contact\", \"id\": \"%s\"}}}"
            .formatted(contact));
    service.delete("/v1/contacts/" + contact);
    erase(contact);

    var again = erase(contact);

    assertThat(again.status()).as(again.body()).isEqualTo(200);
    assertThat(again.json().path("other_threads").asInt()).isZero();
  }

  @Test
  void of_a_deleted_contact_who_left_nothing_there_is_nothing_to_erase() {
    var contact = contact("");
    service.delete("/v1/contacts/" + contact);

    assertThat(erase(contact).status()).isEqualTo(404);
  }

  @Test
  void a_deleted_contact_of_another_organization_is_nobody_here() {
    var contact = contact("");
    service.open(
        "{\"message\": {\"text\": \"Hi\", \"author\": {\"type\": \"contact\", \"id\": \"%s\"}}}"
            .formatted(contact));
    service.delete("/v1/contacts/" + contact);
    var foreign = service.key("eraser01", Service.OTHER, Scope.ADMIN);

    assertThat(erase(contact, "X-API-Key", foreign).status()).isEqualTo(404);
  }

  @Test
  void whom_there_is_not_nobody_can_erase() {
    var unknown = erase("nobody");

    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.text("/code")).isEqualTo("contact_not_found");
  }

  @Test
  void erasing_takes_an_admin() {
    var contact = contact("");
    var key = service.key("eraser00", Service.ORGANIZATION, Scope.DIRECTORY_WRITE);

    assertThat(erase(contact, "X-API-Key", key).status()).isEqualTo(403);
    assertThat(service.get("/v1/contacts/" + contact).body()).contains(WORD);
  }

  @Test
  void a_contact_that_was_changed_in_between_is_not_erased() {
    var contact = contact("");
    service.put("/v1/contacts/" + contact, "{\"name\": \"%s\"}".formatted(WORD));

    var stale = erase(contact, "If-Match", "\"1\"");

    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.text("/code")).isEqualTo("version_mismatch");
    assertThat(stale.headers()).containsEntry("etag", "\"2\"");
    assertThat(service.get("/v1/contacts/" + contact).text("/name")).isEqualTo(WORD);
    assertThat(erase(contact, "If-Match", "\"2\"").status()).isEqualTo(200);
  }

  @Test
  void what_an_erasure_is_told_in_vain_is_refused() {
    var contact = contact("");

    var refused = service.post("/v1/contacts/" + contact + "/erase", "{\"keep\": [\"name\"]}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo("#/keep");
    assertThat(service.get("/v1/contacts/" + contact).text("/name")).contains(WORD);
    assertThat(service.post("/v1/contacts/" + contact + "/erase", "{}").status()).isEqualTo(200);
  }

  private String threadKnownToFeatherAs(String contact, String id) {
    return service.open(
        """
        {"contact_id": "%s", "channel": {"type": "sms", "to": "+1"},
         "external_refs": {"feather": "%s"}}
        """
            .formatted(contact, id));
  }

  private Service.Answer renamed(String segment, String key) {
    return service.patch(
        "/feather/api/v1/threads/" + segment,
        "{\"metadata\": {\"name\": \"%s\"}}".formatted(WORD),
        "Idempotency-Key",
        key);
  }

  @Test
  void an_answer_is_found_by_an_id_that_json_writes_with_escapes() {
    var contact = contact("");
    threadKnownToFeatherAs(contact, "fe\\\"q1");
    var first = renamed("fe%22q1", "of-an-escaped-id");
    assertThat(first.body()).contains(WORD);

    erase(contact);

    var again = renamed("fe%22q1", "of-an-escaped-id");
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.body()).contains("Idempotency key").doesNotContain(WORD);
  }

  @Test
  void an_answer_is_found_by_an_id_that_was_replaced_since() {
    var contact = contact("");
    var thread = threadKnownToFeatherAs(contact, "fe-before");
    var first = renamed("fe-before", "of-a-replaced-id");
    assertThat(first.body()).contains(WORD).doesNotContain(thread);
    service.patch("/v1/threads/" + thread, "{\"external_refs\": {\"feather\": \"fe-since\"}}");

    erase(contact);

    var again = renamed("fe-before", "of-a-replaced-id");
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.body()).contains("Idempotency key").doesNotContain(WORD);
  }

  @Test
  void what_only_has_the_same_short_text_as_an_id_stays() {
    var contact = contact(", \"external_ids\": {\"productlane\": \"1\"}");
    var opening = "{\"title\": \"Apollo 1\"}";
    var innocent = service.post("/v1/threads", opening, "Idempotency-Key", "of-apollo-1");
    var job =
        service.post(
            "/v1/threads/bulk-by-filter",
            """
            {"filter": {"q": "1"}, "commands": [{"type": "escalate", "note": "Apollo 1"}]}
            """);

    var erased = erase(contact);

    assertThat(erased.json().path("answers").asInt()).isZero();
    assertThat(erased.json().path("jobs").asInt()).isZero();
    assertThat(service.post("/v1/threads", opening, "Idempotency-Key", "of-apollo-1").json())
        .isEqualTo(innocent.json());
    assertThat(service.get(job.headers().get("location")).json()).isEqualTo(job.json());
    service.workJobsOff();
  }

  @Test
  void the_id_of_something_else_is_no_contacts() {
    var opening = "{\"title\": \"Not a contact\"}";
    var opened = service.post("/v1/threads", opening, "Idempotency-Key", "of-no-contact");
    var team = service.add("teams", "{\"name\": \"Not a contact\"}");

    for (var id : new String[] {opened.text("/id"), team}) {
      var refused = erase(id);
      assertThat(refused.status()).as(refused.body()).isEqualTo(404);
      assertThat(refused.text("/code")).isEqualTo("contact_not_found");
    }

    var again = service.post("/v1/threads", opening, "Idempotency-Key", "of-no-contact");
    assertThat(again.json()).isEqualTo(opened.json());
    assertThat(service.get("/v1/audit?limit=1").text("/data/0/subject")).isNotEqualTo(team);
  }

  @Test
  void of_a_contact_who_is_deleted_no_version_is_as_expected() {
    var contact = contact("");
    service.open(
        "{\"message\": {\"text\": \"Hi\", \"author\": {\"type\": \"contact\", \"id\": \"%s\"}}}"
            .formatted(contact));
    service.delete("/v1/contacts/" + contact);

    for (var expected : new String[] {"\"1\"", "*"}) {
      var refused = erase(contact, "If-Match", expected);
      assertThat(refused.status()).as(refused.body()).isEqualTo(412);
      assertThat(refused.text("/code")).isEqualTo("version_mismatch");
    }
    assertThat(erase(contact).json().path("other_threads").asInt()).isEqualTo(1);
    assertThat(erase(contact, "If-Match", "*").status()).isEqualTo(412);
  }

  @Test
  void of_whom_there_never_was_nothing_is_expected() {
    assertThat(erase("nobody", "If-Match", "*").status()).isEqualTo(404);
    assertThat(erase(contact(""), "If-Match", "*").status()).isEqualTo(200);
  }
}
