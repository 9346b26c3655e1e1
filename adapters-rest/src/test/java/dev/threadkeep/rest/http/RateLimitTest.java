package dev.threadkeep.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateLimitTest {

  @Test
  void a_key_that_has_used_up_its_requests_is_told_when_to_come_back() {
    try (var server = Server.start("threadkeep.rate-limit.per-minute", "2")) {
      var first = read(server, Server.READER);
      var second = read(server, Server.READER);
      var third = read(server, Server.READER);

      assertThat(first.status()).isEqualTo(200);
      assertThat(first.headers())
          .containsEntry("ratelimit-policy", "\"key\";q=2;w=60")
          .containsEntry("ratelimit", "\"key\";r=1;t=30");
      assertThat(second.status()).isEqualTo(200);
      assertThat(third.status()).isEqualTo(429);
      assertThat(third.json().path("code").asText()).isEqualTo("rate_limited");
      assertThat(third.headers().get("retry-after")).satisfies(RateLimitTest::isHalfAMinute);
      assertThat(third.headers().get("ratelimit")).startsWith("\"key\";r=0;t=");
    }
  }

  @Test
  void each_key_has_its_own_requests() {
    try (var server = Server.start("threadkeep.rate-limit.per-minute", "1")) {
      assertThat(read(server, Server.READER).status()).isEqualTo(200);
      assertThat(read(server, Server.WRITER).status()).isEqualTo(200);
      assertThat(read(server, Server.READER).status()).isEqualTo(429);
    }
  }

  @Test
  void the_same_key_is_counted_across_apis_and_answered_by_each() {
    try (var server = Server.start("threadkeep.rate-limit.per-minute", "1")) {
      assertThat(read(server, Server.READER).status()).isEqualTo(200);

      var acme = server.get("/acme/try/notes/7", "Authorization", Server.bearer(Server.READER));

      assertThat(acme.status()).isEqualTo(429);
      assertThat(acme.json().path("text").asText()).isEqualTo("Not so fast");
      assertThat(acme.headers()).containsKey("retry-after");
    }
  }

  @Test
  void an_api_tells_the_holder_of_a_key_in_its_own_words_what_is_left() {
    try (var limited = Server.start("threadkeep.rate-limit.per-minute", "2");
        var unlimited = Server.start()) {
      var holder = new String[] {"Authorization", Server.basic(Server.READER)};

      assertThat(limited.get("/plain/notes/7", holder).headers()).containsEntry("plain-left", "1");
      assertThat(limited.get("/plain/notes/7").headers()).doesNotContainKey("plain-left");
      assertThat(limited.get("/plain/fault", holder).headers()).containsEntry("plain-left", "0");
      assertThat(limited.get("/plain/notes/7", holder).headers()).containsEntry("plain-left", "0");
      assertThat(unlimited.get("/plain/notes/7", holder).headers())
          .containsEntry("plain-left", "plenty");
    }
  }

  @Test
  void a_key_counts_where_there_is_nothing_too() {
    try (var server = Server.start("threadkeep.rate-limit.per-minute", "2")) {
      var holder = new String[] {"Authorization", Server.basic(Server.READER)};

      assertThat(server.get("/plain/no/such/route", holder).headers())
          .containsEntry("plain-left", "1");
      assertThat(server.get("/plain/%ff", holder).headers()).containsEntry("plain-left", "0");
      var refused = server.get("/plain/no/such/route", holder);
      assertThat(refused.headers()).containsKey("retry-after");
      assertThat(server.get("/plain/no/such/route").headers()).doesNotContainKey("retry-after");
    }
  }

  @Test
  void nobody_is_limited_on_loopback_unless_told_so() {
    try (var server = Server.start()) {
      assertThat(read(server, Server.READER).headers()).doesNotContainKey("ratelimit");
    }
  }

  @Test
  void a_thousand_a_minute_is_usual_elsewhere() {
    try (var server = Server.start("micronaut.server.host", "0.0.0.0")) {
      assertThat(read(server, Server.READER).headers())
          .containsEntry("ratelimit-policy", "\"key\";q=1000;w=60");
    }
  }

  @Test
  void a_limit_of_nothing_is_no_limit() {
    try (var server =
        Server.start("micronaut.server.host", "0.0.0.0", "threadkeep.rate-limit.per-minute", "0")) {
      assertThat(read(server, Server.READER).headers()).doesNotContainKey("ratelimit");
    }
  }

  private static void isHalfAMinute(String seconds) {
    assertThat(Integer.parseInt(seconds)).isBetween(1, 30);
  }

  private static Server.Answer read(Server server, String key) {
    return server.get("/v1/try/notes/7", "X-API-Key", key);
  }
}
