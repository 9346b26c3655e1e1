package dev.threadkeep.rest.dialect.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.rest.http.RequestFacts;
import dev.threadkeep.rest.http.failure.ApiFailure;
import dev.threadkeep.rest.http.limit.Quota;
import io.micronaut.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IntercomQuotaTest {

  private final IntercomSurface surface =
      new IntercomSurface(InstantSource.fixed(Instant.parse("2026-11-20T10:00:03Z")));

  @Test
  void a_limit_is_told_in_intercoms_headers() {
    var quota = new Quota(1_000, 998, Duration.ofMillis(6_200));

    assertThat(told(Optional.of(quota))).containsExactly("1000", "998", "1795168810");
  }

  @Test
  void without_a_limit_there_is_intercoms_own_until_the_end_of_its_ten_seconds() {
    assertThat(told(Optional.empty())).containsExactly("167", "167", "1795168810");
  }

  @Test
  void who_asks_too_often_is_told_so_in_intercoms_words() {
    var facts = new RequestFacts("r-1", "t", "GET", "/intercom/admins", Optional.empty());

    var answer = surface.render(new ApiFailure.RateLimited(Duration.ofSeconds(1)), facts);

    assertThat(answer.code()).isEqualTo(429);
    assertThat(answer.body())
        .isEqualTo(
            new IntercomError(
                "error.list",
                "r-1",
                List.of(new IntercomError.Item(Code.RATE_LIMIT_EXCEEDED, "Exceeded rate limit"))));
  }

  private List<String> told(Optional<Quota> quota) {
    var headers = HttpResponse.ok().getHeaders();
    surface.tellQuota(headers, quota);
    return List.of(
        headers.get("X-RateLimit-Limit"),
        headers.get("X-RateLimit-Remaining"),
        headers.get("X-RateLimit-Reset"));
  }
}
