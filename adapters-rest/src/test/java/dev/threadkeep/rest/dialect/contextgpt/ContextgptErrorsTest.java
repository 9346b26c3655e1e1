package dev.threadkeep.rest.dialect.contextgpt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.rest.service.Service;
import dev.threadkeep.rest.service.Service.Answer;
import dev.threadkeep.rest.service.VendorSchemas;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever goes wrong below the base path is told in ContextGPT's envelope. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContextgptErrorsTest {

  private static final String UPDATE = "/contextgpt/api/v1/chatting/1/thread/update-thread";

  private Service service;

  @BeforeAll
  void start() {
    service = Service.start();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/contextgpt,404,Not found",
    "GET,/contextgpt/api/v2/chatting/1/threads,404,Not found",
    "PATCH,/contextgpt/api/v1/chatting/1/thread/2,404,Not found",
    "GET,/contextgpt/api/v1/chatting/1/thread/update-thread,405,Method not allowed",
    "POST,/contextgpt/api/v1/chatting/1/threads,405,Method not allowed",
  })
  void an_unknown_route_or_method_is_told_so(
      String method, String path, int status, String message) {
    assertTold(send(method, path, null), status, message);
  }

  @Test
  void a_body_that_is_not_called_json_is_told_so() {
    assertTold(
        send("PATCH", UPDATE, "[]", "Content-Type", "text/plain"), 415, "Unsupported media type");
  }

  @Test
  void a_packed_body_is_told_so() {
    assertTold(
        send("PATCH", UPDATE, "[]", "Content-Encoding", "gzip"),
        415,
        "Unsupported content encoding");
  }

  @Test
  void who_accepts_no_json_is_told_so() {
    assertTold(
        send("GET", "/contextgpt/api/v1/chatting/1/threads", null, "Accept", "text/html"),
        406,
        "Not acceptable");
  }

  @Test
  void who_comes_while_the_store_is_away_is_told_when_to_come_again() {
    service.failNext(new StoreUnavailableException("away", new IllegalStateException()));

    var answer = send("PATCH", UPDATE, "[{\"threadId\": \"1\"}]");

    assertTold(answer, 503, "Service unavailable");
    assertThat(answer.headers()).containsEntry("retry-after", "1");
  }

  private Answer send(String method, String path, String body, String... headers) {
    var key = service.key("ctxgpt00", Service.ORGANIZATION, Scope.ADMIN);
    var all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "Authorization";
    all[headers.length + 1] = "Bearer " + key;
    return service.send(method, path, body, all);
  }

  private void assertTold(Answer answer, int status, String message) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body())
        .isEqualTo(
            "{\"statusCode\":%d,\"success\":false,\"message\":\"%s\"}".formatted(status, message));
    VendorSchemas.check(getClass(), "error", answer.json());
  }
}
