package dev.threadkeep.rest.canonical.job;

import dev.threadkeep.application.job.JobLanguage;
import dev.threadkeep.application.job.JobLanguageContract;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.rest.http.json.StrictJson;
import dev.threadkeep.rest.service.Service;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CanonicalJobLanguageTest implements JobLanguageContract {
  private static final String REQUEST =
      """
      {"filter": {"status": "open"},
       "commands": [{"type": "escalate"}, {"type": "message", "kind": "internal", "text": "Hm"}]}
      """;

  private Service service;

  @BeforeAll
  void start() {
    service = Service.start();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Override
  public JobLanguage language() {
    return service.bean(JobLanguage.class);
  }

  @Override
  public JsonObject request() {
    return service
        .bean(StrictJson.class)
        .read(REQUEST.getBytes(StandardCharsets.UTF_8), JsonObject.class);
  }
}
