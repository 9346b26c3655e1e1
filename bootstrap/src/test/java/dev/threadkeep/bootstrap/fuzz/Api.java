package dev.threadkeep.bootstrap.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** The canonical API, asked for what the fuzzer itself needs. */
final class Api {
  private final Wire wire;
  private final String key;

  Api(Wire wire, String key) {
    this.wire = wire;
    this.key = key;
  }

  JsonNode get(String path) throws IOException {
    return succeed("GET", path, "");
  }

  JsonNode post(String path, String body) throws IOException {
    return succeed("POST", path, body);
  }

  private JsonNode succeed(String method, String path, String body) throws IOException {
    var answer = wire.send(request(method, path, body), true);
    if (answer.status() >= 300) {
      throw new AssertionError("%s %s: %s".formatted(method, path, answer));
    }
    return answer.json();
  }

  private byte[] request(String method, String path, String body) {
    return Bodies.utf8(
        "%s %s HTTP/1.1\r\nHost: localhost\r\nX-API-Key: %s\r\n%sContent-Length: %d\r\n\r\n%s"
            .formatted(
                method,
                path,
                key,
                body.isEmpty() ? "" : "Content-Type: application/json\r\n",
                Bodies.utf8(body).length,
                body));
  }
}
