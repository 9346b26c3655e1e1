package dev.threadkeep.rest.dialect.acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.rest.service.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AcmeTest {

  private Service service;
  private String key;

  @BeforeAll
  void start() {
    service = Service.start();
    key = "Bearer " + service.key("acme0000", Service.ORGANIZATION, Scope.THREADS_WRITE);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void a_ticket_is_any_thread_in_acmes_words() {
    var id = service.open("{\"attributes\": {\"acme\": {\"mood\": \"calm\"}}}");

    var answer = service.get("/acme/v2/tickets/tkt-" + id, "Authorization", key);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("/id")).isEqualTo("tkt-" + id);
    assertThat(answer.text("/state")).isEqualTo("live");
    assertThat(answer.text("/mood")).isEqualTo("calm");
    assertThat(answer.text("/opened_at")).endsWith("Z");
    assertThat(service.get("/acme/v2/tickets/" + id, "Authorization", key).body())
        .isEqualTo(answer.body());
  }

  @Test
  void what_acme_said_comes_back_and_is_known_as_what_it_means() {
    var id = service.open("{\"external_refs\": {\"acme\": \"A-7\"}}");

    var closed =
        service.post("/acme/v2/tickets/A-7/close", "{\"why\": \"spam\"}", "Authorization", key);

    assertThat(closed.text("/id")).isEqualTo("A-7");
    assertThat(closed.text("/state")).isEqualTo("done");
    assertThat(closed.text("/why")).isEqualTo("spam");
    var thread = service.get("/v1/threads/" + id);
    assertThat(thread.text("/closed/reason")).isEqualTo("spam");
    assertThat(thread.json().at("/closed/stated").toString())
        .isEqualTo("{\"dialect\":\"acme\",\"text\":\"spam\"}");
    assertThat(service.get("/v1/threads/" + id + "/timeline").text("/data/1/through"))
        .isEqualTo("acme");
  }

  @Test
  void what_goes_wrong_has_acmes_shape() {
    var id = service.open("{}");
    var path = "/acme/v2/tickets/" + id + "/close";
    service.post(path, "{\"why\": \"spam\"}", "Authorization", key);

    assertThat(service.post(path, "{\"why\": \"spam\"}", "Authorization", key).body())
        .isEqualTo("{\"code\":409,\"text\":\"Ticket is already closed\"}");
    assertThat(service.post(path, "{\"why\": 7}", "Authorization", key).body())
        .isEqualTo("{\"code\":400,\"text\":\"#/why must be a string\"}");
    assertThat(service.get("/acme/v2/tickets/none", "Authorization", key).body())
        .isEqualTo("{\"code\":404,\"text\":\"Ticket not found\"}");
    assertThat(service.get("/acme/elsewhere").body())
        .isEqualTo("{\"code\":404,\"text\":\"Nothing here\"}");
  }
}
