package dev.threadkeep.bootstrap.fuzz;

import dev.threadkeep.bootstrap.fuzz.Belongings.Slot;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A request as it is put together: an operation's, until something about it is broken. */
final class FuzzRequest {

  /** What about it is no longer as the document describes. */
  enum Broken {
    METHOD,
    PATH,
    QUERY,
    KEY,
    CONTENT_TYPE,
    ACCEPT,
    HEADER,
    BODY
  }

  private static final int LONGEST_URL = 4_000;

  record Header(String name, String value) {}

  final Operation operation;
  final Optional<Slot> slot;
  String method;
  String path;
  String query = "";
  byte[] body = new byte[0];
  boolean chunked;
  final List<Header> headers = new ArrayList<>();
  final Set<Broken> broken = EnumSet.noneOf(Broken.class);

  FuzzRequest(Operation operation, Optional<Slot> slot, String path) {
    this.operation = operation;
    this.slot = slot;
    this.method = operation.method();
    this.path = path;
  }

  void replace(String name, String value) {
    remove(name);
    headers.add(new Header(name, value));
  }

  void remove(String name) {
    headers.removeIf(header -> header.name().equalsIgnoreCase(name));
  }

  boolean isBroken(Broken... parts) {
    return List.of(parts).stream().anyMatch(broken::contains);
  }

  /** The server reads no more of a URL, so it cannot tell whose it is. */
  boolean isTooLong() {
    return path.length() + query.length() > LONGEST_URL;
  }

  boolean isKeyless() {
    return headers.stream()
        .map(header -> header.name().toLowerCase(Locale.ROOT))
        .noneMatch(name -> name.equals("x-api-key") || name.equals("authorization"));
  }

  /** Whether the answer is to say something in a body. */
  boolean expectsBody() {
    return !method.toUpperCase(Locale.ROOT).equals("HEAD");
  }

  byte[] bytes() {
    var out = new ByteArrayOutputStream();
    var head = new StringBuilder();
    head.append(method).append(' ').append(path);
    head.append(query.isEmpty() ? "" : "?" + query).append(" HTTP/1.1\r\nHost: localhost\r\n");
    headers.forEach(
        header -> head.append(header.name()).append(": ").append(header.value()).append("\r\n"));
    if (chunked) {
      head.append("Transfer-Encoding: chunked\r\n\r\n");
      out.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
      if (body.length > 0) {
        out.writeBytes(Bodies.utf8(Integer.toHexString(body.length) + "\r\n"));
        out.writeBytes(body);
        out.writeBytes(Bodies.utf8("\r\n"));
      }
      out.writeBytes(Bodies.utf8("0\r\n\r\n"));
      return out.toByteArray();
    }
    if (body.length > 0) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    out.writeBytes(body);
    return out.toByteArray();
  }

  @Override
  public String toString() {
    return "%s, broken in %s:%n%s".formatted(operation, broken, Shown.bytes(bytes()));
  }
}
