package dev.threadkeep.rest.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.delivery.Capabilities;
import dev.threadkeep.application.delivery.Listing;
import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.holding.Holding;
import dev.threadkeep.application.holding.Holdings;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.Unsupported;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.domain.vendor.VendorOperation;
import dev.threadkeep.rest.service.Service.Answer;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A thread that is held by a vendor which can close and nothing else. What its connection refuses
 * is refused before anything is stored, in words that name the vendor and what it cannot do.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhatVendorsCannotTest {
  private static final String UNTIL = "2037-12-01T09:00:00Z";
  private static final long UNTIL_SECONDS = 2_143_270_800L;

  private Service service;
  private String admin;
  private int threads;

  @BeforeAll
  void start() {
    service = Service.start();
    admin =
        service.post("/v1/teammates", "{\"kind\": \"user\", \"name\": \"Ana\"}").text("/number");
  }

  @AfterAll
  void stop() {
    service.close();
  }

  /** Who asks, and what it looks like to be refused. */
  enum Api {
    CANONICAL(409, "/detail", "Feather cannot follow: %s.") {
      @Override
      Answer reopen(WhatVendorsCannotTest test, Held thread) {
        return test.ask("POST", "/v1/threads/%s/reopen".formatted(thread.id()), "{}");
      }

      @Override
      Answer snooze(WhatVendorsCannotTest test, Held thread) {
        return test.ask(
            "POST",
            "/v1/threads/%s/snooze".formatted(thread.id()),
            "{\"until\": \"%s\"}".formatted(UNTIL));
      }
    },
    CONTACTSHIP(400, "/message", "Not supported by Feather: %s") {
      @Override
      Answer reopen(WhatVendorsCannotTest test, Held thread) {
        return test.ask(
            "PUT", "/contactship/v1/thread/thr-" + thread.id(), "{\"status\": \"open\"}");
      }
    },
    INTERCOM(409, "/errors/0/message", "Not supported by Feather: %s") {
      @Override
      Answer reopen(WhatVendorsCannotTest test, Held thread) {
        return test.part(
            thread, "{\"message_type\": \"open\", \"admin_id\": \"%s\"}".formatted(test.admin));
      }

      @Override
      Answer snooze(WhatVendorsCannotTest test, Held thread) {
        return test.part(
            thread,
            "{\"message_type\": \"snoozed\", \"admin_id\": \"%s\", \"snoozed_until\": %d}"
                .formatted(test.admin, UNTIL_SECONDS));
      }
    },
    PRODUCTLANE(422, "/message", "Not supported by Feather: %s") {
      @Override
      Answer reopen(WhatVendorsCannotTest test, Held thread) {
        return test.ask(
            "PATCH", "/productlane/api/v2/threads/" + thread.id(), "{\"status\": \"open\"}");
      }

      @Override
      Answer snooze(WhatVendorsCannotTest test, Held thread) {
        return test.ask(
            "PATCH",
            "/productlane/api/v2/threads/" + thread.id(),
            "{\"status\": \"snoozed\", \"snoozed_until\": \"%s\"}".formatted(UNTIL));
      }
    },
    CONTEXTGPT(400, "/message", "Not supported by Feather: %s") {
      @Override
      Answer reopen(WhatVendorsCannotTest test, Held thread) {
        return test.ask(
            "PATCH",
            "/contextgpt/api/v1/chatting/any/thread/update-thread",
            "[{\"threadId\": \"%s\", \"resolved\": false}]".formatted(thread.id()));
      }
    };

    private final int status;
    private final String place;
    private final String words;

    Api(int status, String place, String words) {
      this.status = status;
      this.place = place;
      this.words = words;
    }

    abstract Answer reopen(WhatVendorsCannotTest test, Held thread);

    /** Only where the API has snoozes. */
    Answer snooze(WhatVendorsCannotTest test, Held thread) {
      throw new AssertionError(this + " has no snoozes");
    }

    void refuses(Answer answer, String operation) {
      assertThat(answer.status()).as(answer.body()).isEqualTo(status);
      assertThat(answer.text(place)).contains(words.formatted(operation));
    }
  }

  /** A thread by its ids. */
  record Held(String id, String number) {}

  @ParameterizedTest
  @EnumSource
  void reopening_is_refused_where_the_connection_rejects(Api api) {
    var thread = closedThread(Unsupported.REJECT);

    api.refuses(api.reopen(this, thread), "reopen");

    assertThat(state(thread)).isEqualTo("closed, version 2");
  }

  @ParameterizedTest
  @EnumSource
  void reopening_is_refused_where_the_connection_emulates(Api api) {
    var thread = closedThread(Unsupported.EMULATE);

    api.refuses(api.reopen(this, thread), "reopen");

    assertThat(state(thread)).isEqualTo("closed, version 2");
  }

  @ParameterizedTest
  @EnumSource
  void reopening_is_done_here_where_the_connection_records(Api api) {
    var thread = closedThread(Unsupported.RECORD);

    assertThat(api.reopen(this, thread).status()).isEqualTo(200);

    assertThat(state(thread)).isEqualTo("open, version 3");
  }

  @ParameterizedTest
  @EnumSource(names = {"CANONICAL", "INTERCOM", "PRODUCTLANE"})
  void a_snooze_is_refused_where_the_connection_rejects(Api api) {
    var thread = openThread(Unsupported.REJECT);

    api.refuses(
        api.snooze(this, thread), api == Api.CANONICAL ? "snooze_until_time" : "snooze until time");

    assertThat(state(thread)).isEqualTo("open, version 1");
  }

  @ParameterizedTest
  @EnumSource(names = {"CANONICAL", "INTERCOM", "PRODUCTLANE"})
  void a_snooze_is_held_here_where_the_connection_emulates(Api api) {
    var thread = openThread(Unsupported.EMULATE);

    assertThat(api.snooze(this, thread).status()).isEqualTo(200);

    assertThat(state(thread)).isEqualTo("snoozed, version 2");
  }

  @Test
  void a_thread_is_not_opened_in_hands_that_its_vendor_cannot_know() {
    openThread(Unsupported.REJECT);
    var teammate =
        service.post("/v1/teammates", "{\"kind\": \"user\", \"name\": \"Ben\"}").text("/id");
    var body =
        """
        {"external_refs": {"feather": "in-hands"},
         "assignee": {"type": "user", "id": "%s"}}
        """
            .formatted(teammate);

    var refused = service.post("/v1/threads", body);

    assertThat(refused.status()).as(refused.body()).isEqualTo(409);
    assertThat(refused.text("/code")).isEqualTo("vendor_cannot");
    assertThat(refused.text("/operation")).isEqualTo("assign_user");
    assertThat(service.get("/v1/threads?external_ref=feather:in-hands").body())
        .doesNotContain("in-hands");
  }

  @Test
  void a_client_of_ours_is_told_the_vendor_and_the_operation_apart() {
    var thread = closedThread(Unsupported.REJECT);

    var refused = Api.CANONICAL.reopen(this, thread);

    assertThat(refused.text("/code")).isEqualTo("vendor_cannot");
    assertThat(refused.text("/vendor")).isEqualTo("feather");
    assertThat(refused.text("/operation")).isEqualTo("reopen");
  }

  private Answer part(Held thread, String json) {
    return ask("POST", "/intercom/conversations/%s/parts".formatted(thread.number()), json);
  }

  private Answer ask(String method, String path, String json) {
    return service.send(method, path, json, "Authorization", "Bearer " + service.admin());
  }

  private Held closedThread(Unsupported mode) {
    var thread = openThread(mode);
    assertThat(service.post("/v1/threads/%s/close".formatted(thread.id()), "{}").status())
        .isEqualTo(200);
    return thread;
  }

  private Held openThread(Unsupported mode) {
    var capabilities =
        new Capabilities(
            Set.of(VendorOperation.CLOSE),
            Set.of(Register.STATUS),
            Set.of(Register.STATUS),
            Set.of(),
            Listing.NONE,
            1,
            false);
    service.heldBy(
        new Holdings(
            List.of(
                new Holding(
                    new ConnectionId(new UUID(0x7000, 1)),
                    new Vendor("feather"),
                    mode,
                    capabilities))));
    threads++;
    var opened =
        service.post(
            "/v1/threads", "{\"external_refs\": {\"feather\": \"thread-%d\"}}".formatted(threads));
    return new Held(opened.text("/id"), opened.text("/number"));
  }

  private String state(Held thread) {
    var shown = service.get("/v1/threads/" + thread.id());
    return "%s, version %s".formatted(shown.text("/status"), shown.text("/version"));
  }
}
