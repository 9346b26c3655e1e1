package dev.threadkeep.rest.canonical.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.rest.service.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What changes something in the name of a teammate whom there is not is refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActingForNobodyTest {
  private static final String NOBODY = "01992f80-1111-7000-8000-00000000000a";

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
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "POST   | /tags                        | {'name': 'vip'}",
        "PUT    | /tags/NOBODY                 | {'name': 'vip'}",
        "DELETE | /tags/NOBODY                 |",
        "POST   | /threads/bulk-by-filter      | {'filter': {}, 'commands': [{'type': 'archive'}]}",
        "POST   | /jobs/NOBODY/cancel          |",
        "POST   | /connections/NOBODY/reconcile |",
        "POST   | /connections/NOBODY/pull/cancel |",
        "PUT    | /policy                      | POLICY",
      })
  void whatever_it_is(String method, String path, String body) {
    var json = "POLICY".equals(body) ? service.get("/v1/policy").body() : body;

    var refused =
        service.send(
            method,
            "/v1" + path.replace("NOBODY", NOBODY),
            json == null ? null : json.replace('\'', '"'),
            "Threadkeep-Actor",
            "user:" + NOBODY);

    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.text("/code")).isEqualTo("unknown_teammate");
  }
}
