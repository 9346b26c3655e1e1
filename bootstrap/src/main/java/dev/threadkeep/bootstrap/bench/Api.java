package dev.threadkeep.bootstrap.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The requests that a key may make to a service. */
record Api(URI service, String key) {

  /** A request as it goes over; one without a body where that is empty. */
  byte[] request(String method, String path, byte[] body) {
    var head =
        new StringBuilder()
            .append(method)
            .append(' ')
            .append(service.getPath())
            .append(path)
            .append(" HTTP/1.1\r\nHost: ")
            .append(service.getAuthority())
            .append("\r\nAuthorization: Bearer ")
            .append(key)
            .append("\r\n");
    if (body.length > 0) {
      head.append("Content-Type: ")
          .append(method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
          .append("\r\nContent-Length: ")
          .append(body.length)
          .append("\r\n");
    }
    head.append("\r\n");
    var bytes = head.toString().getBytes(StandardCharsets.US_ASCII);
    var whole = Arrays.copyOf(bytes, bytes.length + body.length);
    System.arraycopy(body, 0, whole, bytes.length, body.length);
    return whole;
  }

  /** What one request is answered with, over a connection of its own. */
  String ask(String method, String path, String body) {
    try (var connection = new HttpConnection(service)) {
      int status =
          connection.exchange(request(method, path, body.getBytes(StandardCharsets.UTF_8)));
      if (status / 100 != 2) {
        throw new BenchException("The service answered: " + connection.answer());
      }
      return connection.body();
    } catch (IOException failure) {
      throw new BenchException("The service cannot be asked: " + failure, failure);
    }
  }

  /** The id of what was made. */
  String made(String path, String body) {
    var id = JsonTexts.first(ask("POST", path, body), "id");
    if (id == null) {
      throw new BenchException("The service made something without an id at " + path);
    }
    return id;
  }
}
