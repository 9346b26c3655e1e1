package dev.threadkeep.rest.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthTest {

  @Test
  void liveness_and_readiness_need_no_key_and_tell_no_details() {
    try (var service = Service.start()) {
      var live = service.get("/health/liveness", "X-API-Key", "none");
      var ready = service.get("/health/readiness", "X-API-Key", "none");

      assertThat(live.status()).isEqualTo(200);
      assertThat(live.body()).isEqualTo("{\"status\":\"UP\"}");
      assertThat(ready.status()).isEqualTo(200);
      assertThat(ready.body()).isEqualTo("{\"status\":\"UP\"}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/health/anything",
        "/health/ready",
        "/health/ready%7Cxyz",
        "/health/LIVENESS",
        "/health/readiness/x"
      })
  void there_is_no_other_check(String path) {
    try (var service = Service.start()) {
      var answer = service.get(path, "X-API-Key", "none");

      assertThat(answer.status()).as(answer.body()).isEqualTo(404);
      assertThat(answer.text("/code")).isEqualTo("unknown_route");
    }
  }

  @Test
  void a_service_that_misses_something_is_alive_and_not_ready() {
    try (var service = Service.start()) {
      service.bean(Wiring.Readiness.class).set(false);

      var ready = service.get("/health/readiness");

      assertThat(ready.status()).isEqualTo(503);
      assertThat(ready.body()).isEqualTo("{\"status\":\"DOWN\"}");
      assertThat(service.get("/health/liveness").status()).isEqualTo(200);
    }
  }
}
