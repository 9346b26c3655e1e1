package dev.threadkeep.rest.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HealthTest {

  @Test
  void liveness_and_readiness_need_no_key_and_tell_no_details() {
    try (var service = Service.start()) {
      var live = service.get("/health/liveness", "X-API-Key", "none");
      var ready = service.get("/health/readiness", "X-API-Key", "none");

      assertThat(live.status()).isEqualTo(200);
      assertThat(live.text("/status")).isEqualTo("UP");
      assertThat(live.json().path("details").isNull()).isTrue();
      assertThat(ready.status()).isEqualTo(200);
      assertThat(ready.text("/status")).isEqualTo("UP");
      assertThat(ready.json().path("details").isNull()).isTrue();
    }
  }

  @Test
  void a_service_that_misses_something_is_alive_and_not_ready() {
    try (var service = Service.start()) {
      service.bean(Wiring.Readiness.class).set(false);

      var ready = service.get("/health/readiness");

      assertThat(ready.status()).isEqualTo(503);
      assertThat(ready.text("/status")).isEqualTo("DOWN");
      assertThat(ready.json().path("details").isNull()).isTrue();
      assertThat(service.get("/health/liveness").status()).isEqualTo(200);
    }
  }
}
