package dev.threadkeep.rest.dialect.contactship;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.rest.service.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContactshipThreadTest {

  private Service service;
  private ContactshipClient client;

  @BeforeAll
  void start() {
    service = Service.start();
    client = new ContactshipClient(service);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void a_thread_without_anything_shows_it() {
    var id = service.open("{}");

    var answer = client.thread("thr-" + id);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            """
            {"id":"thr-%1$s","channel_id":null,"channel_type":null,"contact_id":null,\
            "organization_id":"org-%2$s","status":"open","assignee":null,"assignee_type":null,\
            "updated_at":"%3$s","created_at":"%3$s"}"""
                .formatted(id, Service.ORGANIZATION, client.changed(id)));
  }

  @Test
  void a_thread_goes_by_contactships_id_else_by_ours_with_the_prefix_or_without() {
    var known = service.open("{\"external_refs\": {\"contactship\": \"thr-known\"}}");
    var own = service.open("{}");

    for (var name : new String[] {"thr-known", known, "thr-" + known}) {
      assertThat(client.thread(name).text("/id")).isEqualTo("thr-known");
    }
    for (var name : new String[] {own, "thr-" + own}) {
      assertThat(client.thread(name).text("/id")).isEqualTo("thr-" + own);
    }
  }

  @ParameterizedTest
  @CsvSource({"sms,SMS", "email,EMAIL", "instagram,INSTAGRAM", "waba,WABA", "live-chat,LIVE-CHAT"})
  void a_channel_is_called_by_its_name_in_capitals(String ours, String theirs) {
    var id = service.open("{\"channel\": {\"type\": \"%s\", \"id\": \"chn_1\"}}".formatted(ours));

    var answer = client.thread(id);

    assertThat(answer.text("/channel_type")).isEqualTo(theirs);
    assertThat(answer.text("/channel_id")).isEqualTo("chn_1");
  }

  @Test
  void a_contact_goes_by_contactships_id_else_by_ours() {
    var known =
        service.add(
            "contacts", "{\"name\": \"Rosa\", \"external_ids\": {\"contactship\": \"ct_rosa\"}}");
    var unknown =
        service.add("contacts", "{\"name\": \"Ola\", \"external_ids\": {\"feather\": \"ct_ola\"}}");

    assertThat(contactOf(known)).isEqualTo("ct_rosa");
    assertThat(contactOf(unknown)).isEqualTo(unknown);
  }

  private String contactOf(String contact) {
    return client
        .thread(service.open("{\"contact_id\": \"%s\"}".formatted(contact)))
        .text("/contact_id");
  }

  @Test
  void a_snoozed_thread_is_open_and_so_is_an_archived_one() {
    var snoozed = service.open("{}");
    service.post("/v1/threads/%s/snooze".formatted(snoozed), "{\"until_reply\": true}");
    var archived = service.open("{}");
    service.post("/v1/threads/%s/archive".formatted(archived), null);

    assertThat(client.thread(snoozed).text("/status")).isEqualTo("open");
    assertThat(client.thread(archived).text("/status")).isEqualTo("open");
  }

  @Test
  void what_was_closed_elsewhere_is_closed_here() {
    var id = service.open("{}");
    service.post("/v1/threads/%s/close".formatted(id), "{\"reason\": \"spam\"}");

    assertThat(client.thread(id).text("/status")).isEqualTo("closed");
  }

  @Test
  void reading_changes_nothing() {
    var id = service.open("{\"message\": {\"text\": \"Hi\"}}");
    var before = service.get("/v1/threads/" + id).body();

    client.thread(id);

    assertThat(service.get("/v1/threads/" + id).body()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"nothing", "thr-", "thr-nothing", "msg-01992f7e-8b1c-7d3e-9a55-6c1f0e6b7a10", "%20"})
  void an_unknown_thread_is_not_found(String id) {
    var answer = client.thread(id);

    assertThat(answer.body())
        .isEqualTo(
            "{\"statusCode\":404,"
                + "\"message\":\"Thread not found or does not belong to your organization\","
                + "\"error\":\"Not Found\"}");
  }

  @Test
  void another_organizations_thread_is_not_found() {
    var foreign = service.key("foreign0", Service.OTHER, Scope.ADMIN);
    var id = service.open("{\"external_refs\": {\"contactship\": \"thr-ours\"}}");

    for (var name : new String[] {id, "thr-" + id, "thr-ours"}) {
      assertThat(client.thread(name, "X-API-Key", foreign).status()).isEqualTo(404);
      assertThat(client.update(name, "{\"status\": \"closed\"}", "X-API-Key", foreign).status())
          .isEqualTo(404);
    }
    assertThat(client.version(id)).isEqualTo(1);
  }

  @Test
  void a_key_that_may_only_read_reads() {
    var reader = service.key("reader00", Service.ORGANIZATION, Scope.THREADS_READ);
    var id = service.open("{}");

    assertThat(client.thread(id, "X-API-Key", reader).status()).isEqualTo(200);
    assertThat(client.update(id, "{}", "X-API-Key", reader).body())
        .isEqualTo(
            "{\"statusCode\":403,\"message\":\"The API key lacks the scope threads:write\","
                + "\"error\":\"Forbidden\"}");
  }

  @ParameterizedTest
  @CsvSource({"''", "tk_nonsense"})
  void without_a_key_nothing_is_told(String key) {
    assertThat(client.thread("x", "X-API-Key", key).body())
        .isEqualTo(
            "{\"statusCode\":401,\"message\":\"Invalid or missing API key\","
                + "\"error\":\"Unauthorized\"}");
  }

  @Test
  void what_contactship_would_not_know_either_has_its_shape() {
    var id = service.open("{}");

    assertThat(service.get("/contactship/v2/thread/" + id).body())
        .isEqualTo("{\"statusCode\":404,\"message\":\"No such route\",\"error\":\"Not Found\"}");
    assertThat(service.delete(ContactshipClient.THREADS + id).body())
        .isEqualTo(
            "{\"statusCode\":405,\"message\":\"No such method on this route\","
                + "\"error\":\"Method Not Allowed\"}");
    assertThat(client.thread(id, "Accept", "text/html").status()).isEqualTo(406);
    assertThat(client.update(id, "{}", "Content-Type", "text/plain").status()).isEqualTo(415);
    assertThat(client.update(id, "{}", "Content-Encoding", "gzip").status()).isEqualTo(415);
    assertThat(client.update(id, "{\"x\": \"%s\"}".formatted("x".repeat(1 << 20))).status())
        .isEqualTo(413);
    assertThat(client.version(id)).isEqualTo(1);
  }

  @Test
  void unknown_parameters_are_overlooked() {
    assertThat(client.thread(service.open("{}") + "?expand=messages").status()).isEqualTo(200);
  }
}
