package dev.threadkeep.rest.canonical.transfer;

import static dev.threadkeep.application.transfer.WholeThreads.closed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.transfer.OnError;
import dev.threadkeep.application.transfer.TransferInMemory;
import dev.threadkeep.application.transfer.WholeThread;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.rest.service.Service;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransferRoutesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HEADER = "{\"type\": \"threadkeep_export\", \"version\": 1}\n";

  private static final int LONGEST_SILENCE_MILLISECONDS = 10_000;

  private Service service;

  @BeforeEach
  void start() {
    service = Service.start();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private void keep(int threads) {
    service
        .bean(TransferInMemory.class)
        .addThreads(
            Caller.service(Service.ORGANIZATION, new Actor.Policy()),
            IntStream.rangeClosed(1, threads)
                .<WholeThread>mapToObj(number -> closed(Service.ORGANIZATION, number))
                .toList(),
            OnError.STOP);
  }

  private String exported() {
    return service.get("/v1/export").body();
  }

  private Service.Answer imported(String body, String query, String... headers) {
    var all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Content-Type", "application/x-ndjson"));
    return service.post("/v1/import" + query, body, all.toArray(String[]::new));
  }

  private static List<String> types(String lines) {
    return lines
        .lines()
        .map(TransferRoutesTest::json)
        .map(each -> each.at("/type").asText())
        .toList();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new AssertionError(text, broken);
    }
  }

  @Test
  void an_export_has_an_object_to_a_line_from_its_header_to_its_end() {
    service.user("Ada");
    keep(2);

    var answer = service.get("/v1/export");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().get("content-type")).isEqualTo("application/x-ndjson");
    assertThat(answer.headers()).doesNotContainKeys("cache-control", "expires", "last-modified");
    assertThat(types(answer.body()))
        .containsExactly(
            "threadkeep_export",
            "organization",
            "directory_entry",
            "policy",
            "thread",
            "event",
            "event",
            "event",
            "message",
            "thread",
            "event",
            "event",
            "event",
            "message",
            "end");
  }

  @Test
  void a_key_that_was_revoked_elsewhere_is_given_no_export() {
    var key = service.key("elsewher", Service.ORGANIZATION, Scope.ADMIN);
    assertThat(service.get("/v1/export", "X-API-Key", key).status()).isEqualTo(200);

    service.revokeElsewhere("elsewher");

    assertThat(service.get("/v1/export", "X-API-Key", key).status()).isEqualTo(401);
  }

  @Test
  void an_export_that_cannot_begin_says_to_come_again() {
    service.failNextPolicy(new StoreUnavailableException("away"));

    var away = service.get("/v1/export");

    assertThat(away.status()).isEqualTo(503);
    assertThat(away.headers()).containsKey("retry-after");
  }

  @Test
  void what_was_exported_is_imported_into_another_organization() {
    keep(5);
    var lines = exported();
    var other = service.key("other000", Service.OTHER, Scope.ADMIN);

    var answer = imported(lines, "", "X-API-Key", other);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/threads/imported").asInt()).isEqualTo(5);
    assertThat(answer.json().at("/failed").asInt()).isZero();
    assertThat(answer.json().at("/stopped").asBoolean()).isFalse();
    assertThat(service.get("/v1/export", "X-API-Key", other).body().lines())
        .containsAll(lines.lines().filter(line -> line.contains("\"thread_id\"")).toList());
  }

  @Test
  void importing_the_same_once_more_skips_it() {
    keep(3);

    var answer = imported(exported(), "");

    assertThat(answer.json().path("skipped").asInt()).isEqualTo(4);
    assertThat(answer.json().path("imported").asInt()).isZero();
    assertThat(answer.json().path("failed").asInt()).isZero();
  }

  @Test
  void a_broken_line_is_told_by_its_number_and_skipped_where_that_is_asked() {
    keep(2);
    var lines = exported().lines().toList();
    var broken =
        String.join("\n", lines.subList(0, 8))
            + "\n{\"type\"\n"
            + String.join("\n", lines.subList(8, lines.size()));
    var other = service.key("other000", Service.OTHER, Scope.ADMIN);

    var stopped = imported(broken, "?on_error=stop", "X-API-Key", other);
    var skipped = imported(broken, "?on_error=skip", "X-API-Key", other);

    assertThat(stopped.json().at("/errors/0/line").asInt()).isEqualTo(9);
    assertThat(stopped.json().at("/errors/0/detail").asText()).startsWith("The line is no JSON");
    assertThat(stopped.json().path("stopped").asBoolean()).isTrue();
    assertThat(stopped.json().at("/threads/imported").asInt()).isEqualTo(1);
    assertThat(skipped.json().path("failed").asInt()).isEqualTo(1);
    assertThat(skipped.json().path("stopped").asBoolean()).isFalse();
    assertThat(skipped.json().at("/threads/imported").asInt()).isEqualTo(1);
    assertThat(skipped.json().at("/threads/skipped").asInt()).isEqualTo(1);
  }

  @Test
  void no_more_than_the_first_hundred_errors_are_told() {
    var answer = imported(HEADER + "nonsense\n".repeat(130), "?on_error=skip");

    assertThat(answer.json().path("failed").asInt()).isEqualTo(131);
    assertThat(answer.json().path("errors")).hasSize(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "\"text\"", "{}", "{\"type\": \"organization\"}", " \n"})
  void a_body_that_is_no_export_does_not_fit(String body) {
    var answer = imported(body, "");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/code")).isEqualTo("malformed_body");
    assertThat(answer.text("/errors/0/detail")).startsWith("is no export: ").doesNotEndWith(".");
    assertThat(answer.text("/detail")).endsWith(".").doesNotEndWith("..");
  }

  @Test
  void why_a_body_is_no_export_ends_the_sentence() {
    assertThat(imported("nonsense", "").text("/errors/0/detail"))
        .startsWith("is no export: the first line is no JSON");
    assertThat(imported(" \n", "").text("/errors/0/detail"))
        .isEqualTo("is no export: there is nothing to import");
  }

  @Test
  void without_a_body_it_is_lines_that_are_missing() {
    assertThat(imported("", "").text("/errors/0/detail"))
        .isEqualTo("is required: a JSON object to a line");
  }

  @Test
  void a_file_that_begins_with_a_byte_order_mark_is_an_export() {
    keep(1);

    var answer = imported("\ufeff" + exported(), "");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().at("/threads/skipped").asInt()).isEqualTo(1);
    assertThat(answer.json().path("failed").asInt()).isZero();
  }

  @Test
  void another_word_for_what_to_do_on_errors_is_refused() {
    var answer = imported(HEADER, "?on_error=panic");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/detail")).contains("on_error must be one of skip, stop");
  }

  /** Thirty times what any other body may have, in chunks whose number nobody has told. */
  @Test
  void a_body_of_any_size_is_taken_without_being_held() throws IOException, InterruptedException {
    var filler = (" ".repeat(1_023) + "\n").getBytes(StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(URI.create(service.address() + "/v1/import"))
            .header("X-API-Key", service.key("large000", Service.OTHER, Scope.ADMIN))
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofInputStream(() -> repeated(filler, 250 << 10)))
            .build();

    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request, BodyHandlers.ofString());

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(json(answer.body()).at("/errors/0/line").asInt()).isEqualTo(1);
    }
  }

  /** The header, and then the same bytes over and over. */
  private static InputStream repeated(byte[] filler, int times) {
    var header = HEADER.getBytes(StandardCharsets.UTF_8);
    return new InputStream() {
      private int left = times;
      private byte[] now = header;
      private int position;

      @Override
      public int read() {
        throw new UnsupportedOperationException();
      }

      @Override
      public int read(byte[] to, int offset, int length) {
        if (position == now.length) {
          if (left-- == 0) {
            return -1;
          }
          now = filler;
          position = 0;
        }
        int taken = Math.min(length, now.length - position);
        System.arraycopy(now, position, to, offset, taken);
        position += taken;
        return taken;
      }
    };
  }

  @Test
  void a_client_that_goes_on_sending_after_the_end_is_answered()
      throws IOException, InterruptedException {
    var lines = ("nonsense" + " ".repeat(1_000) + "\n").getBytes(StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(URI.create(service.address() + "/v1/import?on_error=stop"))
            .header("X-API-Key", service.key("large000", Service.OTHER, Scope.ADMIN))
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofInputStream(() -> repeated(lines, 20 << 10)))
            .build();

    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request, BodyHandlers.ofString());

      assertThat(json(answer.body()).path("stopped").asBoolean()).isTrue();
      assertThat(json(answer.body()).at("/errors/0/line").asInt()).isEqualTo(2);
    }
  }

  @Test
  void both_need_a_key_that_may_do_everything() {
    var writer =
        service.key(
            "writer00",
            Service.ORGANIZATION,
            Arrays.stream(Scope.values())
                .filter(scope -> scope != Scope.ADMIN)
                .toArray(Scope[]::new));

    assertThat(service.get("/v1/export", "X-API-Key", writer).status()).isEqualTo(403);
    assertThat(imported(HEADER, "", "X-API-Key", writer).status()).isEqualTo(403);
  }

  @Test
  void what_is_refused_before_it_is_read_leaves_the_connection_to_the_next_request()
      throws IOException {
    var lines = (HEADER + " ".repeat(1 << 20)).getBytes(StandardCharsets.UTF_8);
    var address = service.address();
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(LONGEST_SILENCE_MILLISECONDS);
      var _ = Thread.ofVirtual().start(() -> write(socket, lines));

      var answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answers).contains("HTTP/1.1 400 ", "HTTP/1.1 200 ");
    }
  }

  /** An import that cannot be understood, and something else behind it. */
  private void write(Socket socket, byte[] lines) {
    var key =
        "X-API-Key: %s\r\n".formatted(service.key("importer", Service.ORGANIZATION, Scope.ADMIN));
    var head =
        "POST /v1/import?on_error=panic HTTP/1.1\r\nHost: x\r\n%sContent-Type: application/x-ndjson\r\nContent-Length: %d\r\n\r\n"
            .formatted(key, lines.length);
    try {
      var out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(lines);
      out.write(
          "GET /v1/policy HTTP/1.1\r\nHost: x\r\n%sConnection: close\r\n\r\n"
              .formatted(key)
              .getBytes(StandardCharsets.US_ASCII));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
