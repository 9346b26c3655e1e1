package dev.threadkeep.rest.canonical.timer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.timer.DueThread;
import dev.threadkeep.application.timer.SetAside;
import dev.threadkeep.application.timer.SetAsideStore;
import dev.threadkeep.application.timer.Timer;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.rest.service.Service;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimerRoutesTest {
  private static final Instant DUE = Instant.parse("2026-11-20T09:00:00Z");
  private static final Instant TRIED = Instant.parse("2026-11-20T09:00:01.500Z");
  private static final Instant AGAIN = Instant.parse("2026-11-20T09:05:01.500Z");

  private Service service;

  @BeforeAll
  void start() {
    service = Service.start();
    setAside(Service.ORGANIZATION, 1, Timer.CLOSE, "fields_required_before_close", null);
    setAside(Service.ORGANIZATION, 2, Timer.WAKE, "internal_error", AGAIN);
    setAside(Service.OTHER, 3, Timer.CLOSE, "escalated_close_forbidden", null);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  private void setAside(
      OrganizationId organization, int thread, Timer timer, String code, @Nullable Instant again) {
    service
        .bean(SetAsideStore.class)
        .add(
            new SetAside(
                new DueThread(
                    organization, new ThreadId(new UUID(0, thread)), timer, DUE, 4, "mark"),
                new SetAside.Reason(code, "Because"),
                TRIED,
                again));
  }

  @Test
  void what_timers_left_alone_is_listed_with_the_reason_for_its_own_organization() {
    var listed = service.get("/v1/timers/set-aside").json();

    assertThat(listed.at("/data/0").toString())
        .isEqualTo(
            "{\"thread_id\":\"00000000-0000-0000-0000-000000000001\",\"thread_version\":4,"
                + "\"timer\":\"close\",\"due_at\":\"2026-11-20T09:00:00Z\","
                + "\"code\":\"fields_required_before_close\",\"detail\":\"Because\","
                + "\"set_aside_at\":\"2026-11-20T09:00:01.500Z\",\"again_at\":null}");
    assertThat(listed.at("/data/1/timer").asText()).isEqualTo("wake");
    assertThat(listed.at("/data/1/again_at").asText()).isEqualTo("2026-11-20T09:05:01.500Z");
    assertThat(listed.at("/data").size()).isEqualTo(2);
    assertThat(listed.at("/next_cursor").isNull()).isTrue();
  }

  @Test
  void the_list_comes_in_pages() {
    var first = service.get("/v1/timers/set-aside?limit=1");
    var second = service.get("/v1/timers/set-aside?limit=1&cursor=" + first.text("/next_cursor"));

    assertThat(first.text("/data/0/code")).isEqualTo("fields_required_before_close");
    assertThat(second.text("/data/0/code")).isEqualTo("internal_error");
    assertThat(second.json().at("/next_cursor").isNull()).isTrue();
  }
}
