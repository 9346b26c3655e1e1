package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code keys create} prints a key that works, whether or not the service runs. */
@OnTheDemo
class CreatingKeysIT {
  private static final String KEY = "tk_[0-9A-Za-z]{8}_[0-9A-Za-z]{36}\n";

  @Test
  void beside_a_running_service(SharedDemo demo) {
    var created = Keys.creation(demo.storage(), "beside", "threads:write");

    assertThat(created.out()).matches(KEY);
    var client = new Client(demo.service().url(), created.out().strip());
    assertThat(client.post("/v1/threads", "{}").status()).isEqualTo(201);
    assertThat(client.get("/v1/api-keys").status()).isEqualTo(403);
  }

  @Test
  void without_a_service_for_one_organization(@TempDir Path folder) {
    var storage = TestStorage.fresh(folder);
    var first = Keys.creation(storage, "acme", "admin");
    var second = Keys.creation(storage, "acme", "threads:read,directory:write");

    assertThat(first.out()).matches(KEY);
    assertThat(second.out()).matches(KEY);
    assertThat(first.err()).contains("Created the organization \"acme\"");
    assertThat(second.err()).doesNotContain("Created the organization");
    try (var service = RunningThreadkeep.on(storage)) {
      var client = new Client(service.url(), first.out().strip());
      assertThat(client.get("/v1/api-keys").body().at("/data")).hasSize(2);
    }
  }

  @Test
  void and_a_revoked_one_is_refused_at_once(SharedDemo demo) {
    var admin = new Client(demo.service().url(), demo.keyOf("revoking", "admin"));
    var other = demo.keyOf("revoking", "threads:read");
    var client = new Client(demo.service().url(), other);
    assertThat(client.get("/v1/threads").status()).isEqualTo(200);

    var revoked = admin.delete("/v1/api-keys/" + other.split("_", -1)[1]);

    assertThat(revoked.status()).isBetween(200, 204);
    assertThat(client.get("/v1/threads").status()).isEqualTo(401);
  }
}
