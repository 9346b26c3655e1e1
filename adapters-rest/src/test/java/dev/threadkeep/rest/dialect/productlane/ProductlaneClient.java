package dev.threadkeep.rest.dialect.productlane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.rest.service.Service;
import dev.threadkeep.rest.service.Service.Answer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client of Productlane's that was given another base URL and another key. */
final class ProductlaneClient {

  static final String API = "/productlane/api/v2";

  private final Service service;
  private final String key;
  private final ProductlaneSchemas schemas = ProductlaneSchemas.load();

  private ProductlaneClient(Service service, String key) {
    this.service = service;
    this.key = key;
  }

  /** One whose key may write. */
  static ProductlaneClient writing(Service service) {
    return of(service, service.key("writer00", Service.ORGANIZATION, Scope.THREADS_WRITE));
  }

  static ProductlaneClient of(Service service, String key) {
    return new ProductlaneClient(service, key);
  }

  Answer send(String method, String path, @Nullable String json, String... headers) {
    var all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Authorization", "Bearer " + key));
    return service.send(method, API + path, json, all.toArray(String[]::new));
  }

  /** Reads a thread. */
  Answer thread(String id) {
    return checked(send("GET", "/threads/" + id, null));
  }

  /** Updates a thread with success. */
  Answer update(String id, String json) {
    return checked(send("PATCH", "/threads/" + id, json));
  }

  /** Asks for an update that fails with this status, and leaves the thread as it was. */
  Answer failToUpdate(int status, String id, String json) {
    var before = service.get("/v1/threads/" + id).body();

    var answer = failing(status, send("PATCH", "/threads/" + id, json));

    assertThat(service.get("/v1/threads/" + id).body()).isEqualTo(before);
    return answer;
  }

  /** The answer, which must be an error of Productlane's with this status. */
  Answer failing(int status, Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    schemas.checkError(answer.json());
    return answer;
  }

  /** The answer, which must be a thread of Productlane's. */
  Answer checked(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    schemas.checkThread(answer.json());
    return answer;
  }

  ProductlaneSchemas schemas() {
    return schemas;
  }
}
