package dev.threadkeep.rest.dialect.productlane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.rest.service.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeletingAThreadTest {

  private Service service;
  private ProductlaneClient client;
  private String id;

  @BeforeEach
  void start() {
    service = Service.start();
    client = ProductlaneClient.writing(service);
    id = service.open("{\"external_refs\": {\"intercom\": \"7\"}}");
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void a_deleted_thread_is_gone_from_productlanes_api() {
    var deleted = client.send("DELETE", "/threads/" + id, null);

    assertThat(deleted.status()).isEqualTo(200);
    assertThat(deleted.body()).isEqualTo("{\"id\":\"%s\",\"deleted\":true}".formatted(id));
    assertThat(client.send("GET", "/threads", null).json().path("data")).isEmpty();
    assertThat(client.send("GET", "/threads?external_id=7", null).json().path("data")).isEmpty();
    client.failing(404, client.send("GET", "/threads/" + id, null));
    client.failing(404, client.send("DELETE", "/threads/" + id, null));
    client.failing(404, client.send("GET", "/threads/" + id + "/messages", null));
    client.failing(404, client.send("GET", "/threads/" + id + "/comments", null));
    client.failing(
        404, client.send("POST", "/threads/" + id + "/messages", "{\"content\": \"a\"}"));
    client.failing(
        404, client.send("POST", "/threads/" + id + "/comments", "{\"content\": \"a\"}"));
    client.failToUpdate(404, id, "{\"title\": \"T\"}");
  }

  @Test
  void everywhere_else_it_is_archived_and_nothing_more() {
    client.send("DELETE", "/threads/" + id, null);

    var thread = service.get("/v1/threads/" + id).json();

    assertThat(thread.path("archived").asBoolean()).isTrue();
    assertThat(thread.path("status").asText()).isEqualTo("open");
    assertThat(thread.at("/attributes/productlane/deleted_at").asText()).startsWith("2026-11-20T");
    assertThat(thread.path("version").asInt()).isEqualTo(3);
  }

  @Test
  void it_keeps_its_external_ids() {
    client.send("DELETE", "/threads/" + id, null);

    var answer =
        client.failing(
            409,
            client.send(
                "POST",
                "/threads",
                """
                {"text": "T", "pain_level": "LOW", "contact_email": "a@b.example",
                 "external_ids": {"intercom": "7"}}
                """));

    assertThat(answer.text("/code")).isEqualTo("conflict");
  }

  @Test
  void it_stays_gone_here_when_it_is_shown_again_elsewhere() {
    client.send("DELETE", "/threads/" + id, null);
    service.post("/v1/threads/" + id + "/restore", null);

    assertThat(service.get("/v1/threads").json().path("data")).hasSize(1);
    assertThat(client.send("GET", "/threads", null).json().path("data")).isEmpty();
    client.failing(404, client.send("GET", "/threads/" + id, null));
  }
}
