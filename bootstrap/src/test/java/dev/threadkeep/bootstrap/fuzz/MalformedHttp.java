package dev.threadkeep.bootstrap.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * What is not quite HTTP, each on a connection of its own: it is refused or the connection closed.
 */
public final class MalformedHttp {
  private static final String START = "POST /v1/threads HTTP/1.1\r\nHost: localhost\r\n";
  private static final String CHUNKED = START + "Transfer-Encoding: chunked\r\n\r\n";
  private static final int BOMB = 1 << 26;

  private static final List<String> REQUESTS =
      List.of(
          "\r\n",
          "\u0000",
          "GET",
          "GET\r\n\r\n",
          "GET /v1/threads\r\n\r\n",
          "GET /v1/threads HTTP/9.9\r\nHost: localhost\r\n\r\n",
          "GET /v1/threads HTTP/1.x\r\nHost: localhost\r\n\r\n",
          "GET /v1/threads NONSENSE\r\nHost: localhost\r\n\r\n",
          "GET  /v1/threads  HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "GET /v1/thr eads HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "GET /v1/thr\u0000eads HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "GET /v1/thr\teads HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "GET v1/threads HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "GET http://elsewhere.example/v1/threads HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "GET http:// HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "GET : HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "GET #a HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "GET * HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "GET \\v1\\threads HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "GET //v1/threads HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "GET ///v1/threads HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "GET /./v1/threads HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "GET /docs/../v1/threads HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "GET /%76%31/threads HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "GET /V1/threads HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "GET /v1;a/threads HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "GET //feather/api/v1/threads HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u0000\u0000\u0000\u0004",
          "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
          "G\u00c9T /v1/threads HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "(GET) /v1/threads HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "GET /v1/threads HTTP/1.1\r\n\r\n",
          "GET /v1/threads HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
          "GET /v1/threads HTTP/1.1\r\nHost: a b/c\r\n\r\n",
          "GET /v1/threads HTTP/1.1\r\nHost localhost\r\n\r\n",
          "GET /v1/threads HTTP/1.1\r\nHost : localhost\r\n\r\n",
          "GET /v1/threads HTTP/1.1\r\n: x\r\n\r\n",
          "GET /v1/threads HTTP/1.1\r\n Folded: x\r\n\r\n",
          "GET /v1/threads HTTP/1.1\r\nHost: localhost\r\nX-API-Key: a\r\n b\r\n\r\n",
          "GET /v1/threads HTTP/1.1\r\nHost: localhost\r\nX: a\u0000b\r\n\r\n",
          "GET /v1/threads HTTP/1.1\r\nHost: localhost\r\nX: a\rY: b\r\n\r\n",
          "GET /v1/threads HTTP/1.1\nHost: localhost\nX: a\n\n",
          "GET /v1/threads HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: a\rSet-Cookie: b\r\n\r\n",
          "GET /v1/%0d%0aSet-Cookie:a HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "GET /v1/threads?" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "GET /" + "a/".repeat(1_900) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "GET /v1/threads HTTP/1.1\r\nX: " + "a".repeat(1 << 20) + "\r\n\r\n",
          "GET /v1/threads HTTP/1.1\r\n" + "X: a\r\n".repeat(20_000) + "\r\n",
          "A".repeat(1 << 20),
          START + "Content-Length: -1\r\n\r\n",
          START + "Content-Length: +2\r\n\r\n{}",
          START + "Content-Length: abc\r\n\r\n{}",
          START + "Content-Length: 0x2\r\n\r\n{}",
          START + "Content-Length: \r\n\r\n{}",
          START + "Content-Length: 2, 3\r\n\r\n{}",
          START + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
          START + "Content-Length: 99999999999999999999\r\n\r\n{}",
          START + "Content-Length: 9223372036854775807\r\n\r\n{}",
          START + "Content-Length: 100\r\n\r\n{}",
          START + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
          START + "Transfer-Encoding: chunked, identity\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
          START + "Transfer-Encoding: nonsense\r\n\r\n{}",
          START
              + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
          CHUNKED + "zz\r\n{}\r\n0\r\n\r\n",
          CHUNKED + "-1\r\n{}\r\n0\r\n\r\n",
          CHUNKED + "\r\n{}\r\n0\r\n\r\n",
          CHUNKED + "FFFFFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n",
          CHUNKED + "7FFFFFFF\r\n{}",
          CHUNKED + "1\r\n{}\r\n0\r\n\r\n",
          CHUNKED + "2;" + "x".repeat(100_000) + "\r\n{}\r\n0\r\n\r\n",
          CHUNKED + "2\r\n{}\r\n0\r\nContent-Length: 5\r\n\r\n",
          CHUNKED + "2\r\n{}\r\n",
          CHUNKED + "2\r\n{",
          CHUNKED);

  private MalformedHttp() {}

  /** What went wrong, if anything did. */
  public static List<String> complaints(FuzzTarget target) throws IOException {
    var complaints = new ArrayList<String>();
    for (var request : REQUESTS) {
      complaint(target, request.getBytes(StandardCharsets.ISO_8859_1))
          .ifPresent(
              complaint -> complaints.add("%s%n--- %s".formatted(complaint, Shown.text(request))));
    }
    return complaints;
  }

  private static Optional<String> complaint(FuzzTarget target, byte[] request) throws IOException {
    try (var wire = new Wire(target.address())) {
      var answer = wire.sendLast(request);
      return answer.status() >= 400 && answer.status() < 500 && !Judge.leaks(answer)
          ? Optional.empty()
          : Optional.of(answer.toString());
    } catch (Wire.UnansweredException | EOFException _) {
      return Optional.empty();
    } catch (IOException hung) {
      return Optional.of(hung.toString());
    }
  }

  /** The answer to a small body that is 64 MiB once it is unpacked. */
  public static int statusOfABomb(FuzzTarget target) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      for (int i = 0; i < BOMB; i += 1 << 16) {
        gzip.write(new byte[1 << 16]);
      }
    }
    var request = new ByteArrayOutputStream();
    request.writeBytes(
        Bodies.utf8(
            """
            POST /v1/threads HTTP/1.1
            Host: localhost
            X-API-Key: %s
            Content-Type: application/json
            Content-Encoding: gzip
            Content-Length: %d

            """
                .formatted(target.key(), packed.size())
                .replace("\n", "\r\n")));
    request.writeBytes(packed.toByteArray());
    try (var wire = new Wire(target.address())) {
      return wire.send(request.toByteArray(), true).status();
    }
  }
}
