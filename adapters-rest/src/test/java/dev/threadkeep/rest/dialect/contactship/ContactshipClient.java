package dev.threadkeep.rest.dialect.contactship;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.rest.service.Service;
import dev.threadkeep.rest.service.Service.Answer;
import dev.threadkeep.rest.service.VendorSchemas;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A client of Contactship's, which holds every answer against what Contactship documents. */
record ContactshipClient(Service service) {

  static final String THREADS = "/contactship/v1/thread/";
  static final String MESSAGES = "/contactship/v1/messages/";

  Answer update(String id, @Nullable String body, String... headers) {
    return checked("updated-thread", service.put(THREADS + id, body, headers));
  }

  /** Opens a thread that somebody holds. */
  String held(String assignee, String type) {
    var id = service.open("{}");
    updated(id, assignment(assignee, type));
    return id;
  }

  static String assignment(String assignee, String type) {
    return "{\"assignee\": \"%s\", \"assignee_type\": \"%s\"}".formatted(assignee, type);
  }

  /** An update that must succeed. */
  Answer updated(String id, String body) {
    var answer = update(id, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  Answer thread(String id, String... headers) {
    return checked("thread", service.get(THREADS + id, headers));
  }

  Answer message(String id, String... headers) {
    return checked("message", service.get(MESSAGES + id, headers));
  }

  /** How many events a thread has had. */
  int version(String id) {
    return service.get("/v1/threads/" + id).json().path("version").asInt();
  }

  /** When a thread last changed, in whole seconds. */
  String changed(String id) {
    var exact = Instant.parse(service.get("/v1/threads/" + id).text("/updated_at"));
    return exact.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static Answer checked(String schema, Answer answer) {
    VendorSchemas.check(
        ContactshipClient.class, answer.status() == 200 ? schema : "error", answer.json());
    if (answer.status() != 200) {
      assertThat(answer.json().path("statusCode").asInt()).isEqualTo(answer.status());
    }
    return answer;
  }
}
