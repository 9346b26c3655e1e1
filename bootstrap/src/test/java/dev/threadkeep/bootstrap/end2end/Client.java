package dev.threadkeep.bootstrap.end2end;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Somebody with a key, in each header that some API takes it in. */
final class Client {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;
  private final String key;

  Client(String url, String key) {
    this.url = url;
    this.key = key;
  }

  static Client of(RunningThreadkeep service) {
    return new Client(service.url(), service.demoKey());
  }

  Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  Answer delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  Answer post(String path, String body) {
    return send("POST", path, BodyPublishers.ofString(body));
  }

  Answer post(String path) {
    return send("POST", path, BodyPublishers.noBody());
  }

  Answer put(String path, String body) {
    return send("PUT", path, BodyPublishers.ofString(body));
  }

  Answer patch(String path, String body) {
    return send("PATCH", path, BodyPublishers.ofString(body));
  }

  private Answer send(String method, String path, BodyPublisher body) {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .method(method, body)
            .timeout(PATIENCE)
            .header("X-API-Key", key)
            .header("Authorization", "Bearer " + key);
    if (body.contentLength() > 0) {
      request.header("Content-Type", "application/json");
    }
    try {
      return Answer.of(http.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** What the service answered. */
  record Answer(int status, JsonNode body) {
    static Answer of(HttpResponse<String> response) {
      try {
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
      } catch (JsonProcessingException failure) {
        throw new AssertionError("not JSON: " + response.body(), failure);
      }
    }

    /** The value at a JSON pointer, as text. */
    String at(String pointer) {
      return body.at(pointer).asText();
    }
  }
}
