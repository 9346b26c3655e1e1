package dev.threadkeep.bootstrap.end2end;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Requests of any form, and answers as they came over the wire, headers and all. */
final class Wire {
  static final ObjectMapper JSON = new ObjectMapper();

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;
  private final List<String> headers;

  private Wire(String url, List<String> headers) {
    this.url = url;
    this.headers = headers;
  }

  /** Names and values of headers that each request has, in turn. */
  static Wire to(String url, String... headers) {
    return new Wire(url, List.of(headers));
  }

  /** With the key in each header that some API takes it in. */
  static Wire to(RunningThreadkeep service, String key) {
    return to(service.url(), "X-API-Key", key, "Authorization", "Bearer " + key);
  }

  Raw get(String path, String... more) {
    return send("GET", path, null, more);
  }

  Raw post(String path, String body, String... more) {
    return send("POST", path, body, more);
  }

  /**
   * The answer to a request.
   *
   * @throws UncheckedIOException if there is none
   */
  Raw send(String method, String path, @Nullable String body, String... more) {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .timeout(PATIENCE);
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    var all = Stream.concat(headers.stream(), Stream.of(more)).toArray(String[]::new);
    if (all.length > 0) {
      request.headers(all);
    }
    try {
      return Raw.of(http.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** An answer; {@code head} is its headers, a line each. */
  record Raw(int status, String head, String text) {
    static Raw of(HttpResponse<String> response) {
      var head = new StringBuilder();
      response
          .headers()
          .map()
          .forEach(
              (name, values) ->
                  values.forEach(
                      value -> head.append(name).append(": ").append(value).append('\n')));
      return new Raw(response.statusCode(), head.toString(), response.body());
    }

    /** The value of a header, or nothing at all. */
    String header(String name) {
      return head.lines()
          .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst()
          .orElse("");
    }

    JsonNode json() {
      try {
        return JSON.readTree(text);
      } catch (JsonProcessingException failure) {
        throw new AssertionError("not JSON: " + text, failure);
      }
    }

    /** The value at a JSON pointer, as text. */
    String at(String pointer) {
      return json().at(pointer).asText();
    }
  }
}
