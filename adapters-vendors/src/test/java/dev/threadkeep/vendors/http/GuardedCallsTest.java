package dev.threadkeep.vendors.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.delivery.Outcome.Rejected;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody makes the service call what only the service can reach, whatever names lead to. */
class GuardedCallsTest {
  private final FakeVendor vendor = FakeVendor.start();

  @AfterEach
  void stop() {
    vendor.close();
  }

  @Test
  void a_name_that_leads_to_this_machine_is_not_called() {
    var result = get(_ -> addresses("127.0.0.1"), "", https("innocent.example"));

    assertThat(result)
        .isEqualTo(
            new Result.Failed(
                new Rejected(
                    null,
                    "innocent.example leads to 127.0.0.1, which is not public and in no network"
                        + " that the service is allowed to call")));
    assertThat(vendor.received()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "fe80::1",
        "0.0.0.0"
      })
  void nor_is_one_that_leads_there_in_disguise(String address) {
    assertThat(get(_ -> addresses(address), "", https("innocent.example")))
        .satisfies(GuardedCallsTest::refusedBeforeAnything);
  }

  @Test
  void one_bad_address_among_good_ones_is_enough() {
    assertThat(get(_ -> addresses("8.8.8.8", "10.0.0.1"), "", https("innocent.example")))
        .satisfies(GuardedCallsTest::refusedBeforeAnything);
  }

  @Test
  void the_address_that_was_looked_at_is_the_one_that_is_dialled() {
    vendor.answers(200, "{}");
    var lookups = new AtomicInteger();
    var answers = new ArrayDeque<>(List.of("127.0.0.1", "127.0.0.2", "127.0.0.3"));

    var result =
        get(
            _ -> {
              lookups.incrementAndGet();
              return addresses(answers.remove());
            },
            "127.0.0.1",
            vendor.url().replace("127.0.0.1", "rebound.example"));

    assertThat(result).isInstanceOf(Result.Ok.class);
    assertThat(lookups).hasValue(1);
    assertThat(vendor.only().header("Host")).startsWith("rebound.example:");
  }

  @Test
  void each_call_looks_anew() {
    vendor.answers(200, "{}").answers(200, "{}");
    var answers = new ArrayDeque<>(List.of("127.0.0.1", "127.0.0.2"));
    var http = Dialling.dialling(_ -> addresses(answers.remove()), "127.0.0.1");
    var session =
        http.open(
            Dialling.to(vendor.url().replace("127.0.0.1", "rebound.example")),
            "",
            Map.of(),
            Pace.untold());

    assertThat(session.send(Request.get("a"))).isInstanceOf(Result.Ok.class);
    assertThat(session.send(Request.get("b"))).satisfies(GuardedCallsTest::refusedBeforeAnything);
    assertThat(vendor.received()).hasSize(1);
  }

  @Test
  void a_public_address_is_not_called_in_clear_text() {
    assertThat(get(_ -> addresses("8.8.8.8"), "10.0.0.0/8", "http://plain.example"))
        .isEqualTo(new Result.Failed(new Rejected(null, "plain.example must begin with https://")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://127.0.0.1", "https://2130706433", "https://[::1]", "http://8.8.8.8", "x"})
  void a_base_url_with_a_flaw_is_not_called_however_it_came_to_be_saved(String baseUrl) {
    assertThat(
            get(
                host -> {
                  throw new AssertionError("looked up " + host);
                },
                "",
                baseUrl))
        .satisfies(GuardedCallsTest::refusedBeforeAnything);
  }

  private static void refusedBeforeAnything(Result result) {
    assertThat(result)
        .isInstanceOfSatisfying(
            Result.Failed.class,
            failed ->
                assertThat(failed.failure())
                    .isInstanceOfSatisfying(
                        Rejected.class, rejected -> assertThat(rejected.httpStatus()).isNull()));
  }

  private String https(String host) {
    return vendor.url().replace("http:", "https:").replace("127.0.0.1", host);
  }

  private static Result get(Names names, String allowed, String baseUrl) {
    try (var http = Dialling.dialling(names, allowed)) {
      return http.open(Dialling.to(baseUrl), "", Map.of(), Pace.untold())
          .send(Request.get("threads"));
    }
  }

  private static InetAddress[] addresses(String... texts) {
    var addresses = new InetAddress[texts.length];
    for (int i = 0; i < texts.length; i++) {
      addresses[i] = InetAddress.ofLiteral(texts[i]);
    }
    return addresses;
  }
}
