package dev.threadkeep.rest.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadkeep.application.access.PresentedKey;
import dev.threadkeep.domain.party.KeyId;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** A real server with the routes of {@link TryRoutes}, and ways to speak to it. */
final class Server implements AutoCloseable {

  static final String READER = key("reader00");
  static final String WRITER = key("writer00");

  private static final int LONGEST_SILENCE_MILLISECONDS = 20_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final EmbeddedServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  private Server(EmbeddedServer server) {
    this.server = server;
  }

  static Server start(String... settings) {
    var properties = new HashMap<String, Object>();
    properties.put("spec.name", TryRoutes.SPEC);
    properties.put("micronaut.server.port", -1);
    properties.put("micronaut.server.host", "127.0.0.1");
    for (int i = 0; i < settings.length; i += 2) {
      properties.put(settings[i], settings[i + 1]);
    }
    return new Server(ApplicationContext.run(EmbeddedServer.class, properties));
  }

  /** The header by which a client sends its key as a user's name. */
  static String basic(String key) {
    var user = (key + ":").getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(user);
  }

  static String bearer(String key) {
    return "Bearer " + key;
  }

  private static String key(String id) {
    return new PresentedKey(new KeyId(id), "s".repeat(30)).reveal();
  }

  /** An answer, read whole. */
  record Answer(int status, Map<String, String> headers, String body) {
    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException notJson) {
        throw new AssertionError("no JSON: " + body, notJson);
      }
    }
  }

  Answer get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  /** Sends JSON with a key that may write, as every API takes it. */
  Answer post(String path, String json) {
    return send(
        "POST",
        path,
        BodyPublishers.ofString(json),
        "Content-Type",
        "application/json",
        "Authorization",
        bearer(WRITER));
  }

  Answer send(String method, String path, BodyPublisher body, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(server.getURL() + path)).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return answer(client.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /**
   * Sends a request that no client library would, and returns all that comes back until it is
   * closed.
   */
  String raw(String request) {
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(LONGEST_SILENCE_MILLISECONDS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    client.close();
    server.getApplicationContext().close();
  }

  private static Answer answer(HttpResponse<String> response) {
    var headers = new HashMap<String, String>();
    response
        .headers()
        .map()
        .forEach((name, values) -> headers.put(name, String.join(", ", values)));
    return new Answer(response.statusCode(), headers, response.body());
  }
}
