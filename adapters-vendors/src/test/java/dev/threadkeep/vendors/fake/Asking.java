package dev.threadkeep.vendors.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;

/** Asks a fake as somebody would who has its documentation and none of our code. */
record Asking(String url, Map<String, String> headers) {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Asking {
    headers = Map.copyOf(headers);
  }

  /** What was answered. */
  record Told(int status, HttpHeaders headers, JsonNode json) {
    String at(String pointer) {
      return json.at(pointer).asText();
    }

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }
  }

  Asking with(String name, String value) {
    var all = new HashMap<>(headers);
    all.put(name, value);
    return new Asking(url, all);
  }

  Told get(String path) {
    return send("GET", path, null);
  }

  Told send(String method, String path, String body) {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    headers.forEach(request::header);
    try {
      var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
      return new Told(
          answer.statusCode(), answer.headers(), FakeService.JSON.readTree(answer.body()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
