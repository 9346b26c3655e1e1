package dev.threadkeep.vendors.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A vendor on a socket of this machine. It answers what it is told to, byte for byte, in that
 * order, and keeps what it was asked; where it was told nothing it answers 418.
 */
public final class FakeVendor implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ServerSocket server;
  private final ConcurrentLinkedQueue<Reply> replies = new ConcurrentLinkedQueue<>();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  private FakeVendor(ServerSocket server) {
    this.server = server;
  }

  /** A request as it came in. */
  public record Received(String method, String target, Map<String, String> headers, String body) {

    /** Method and target, as in {@code GET /threads?limit=1}. */
    public String line() {
      return method + " " + target;
    }

    public String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    public JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
  }

  /** What the vendor does once it has read a request. */
  @FunctionalInterface
  public interface Reply {
    void to(Socket socket, CountDownLatch closed) throws IOException, InterruptedException;
  }

  public static FakeVendor start() {
    try {
      var vendor = new FakeVendor(new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")));
      Thread.ofVirtual().start(vendor::serve);
      return vendor;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  public List<Received> received() {
    return received;
  }

  /** The only request there was. */
  public Received only() {
    if (received.size() != 1) {
      throw new AssertionError("not one request, but " + received);
    }
    return received.getFirst();
  }

  public FakeVendor then(Reply reply) {
    replies.add(reply);
    return this;
  }

  /** Answers with JSON; {@code headers} are whole lines. */
  public FakeVendor answers(int status, String body, String... headers) {
    return then((socket, _) -> write(socket, answer(status, body, headers)));
  }

  /** Answers so many times with more than an answer may have. */
  public FakeVendor answersTooMuch(int times, String beginning) {
    for (int each = 0; each < times; each++) {
      answers(200, beginning + "a".repeat(VendorHttp.LARGEST_ANSWER));
    }
    return this;
  }

  /** Answers with JSON, but not at once. */
  public FakeVendor answersAfter(Duration wait, int status, String body) {
    return then(
        (socket, end) -> {
          if (!end.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
            write(socket, answer(status, body));
          }
        });
  }

  /** Sends these bytes and ends the connection. */
  public FakeVendor sends(String bytes) {
    return then((socket, _) -> write(socket, bytes));
  }

  /** Breaks the connection hard. */
  public FakeVendor resets() {
    return then((socket, _) -> socket.setSoLinger(true, 0));
  }

  /** Says nothing for as long as the test takes. */
  public FakeVendor fallsSilent() {
    return then((_, end) -> end.await());
  }

  /** Sends as much as the other side takes. */
  public FakeVendor floods(String first) {
    return then(
        (socket, end) -> {
          write(socket, first);
          while (end.getCount() > 0) {
            write(socket, " ".repeat(64 << 10));
          }
        });
  }

  /** Sends the first bytes at once, and then a blank every 20 milliseconds, without an end. */
  public FakeVendor drips(String first) {
    return then(
        (socket, end) -> {
          write(socket, first);
          while (!end.await(20, TimeUnit.MILLISECONDS)) {
            write(socket, " ");
          }
        });
  }

  private static String answer(int status, String body, String... headers) {
    var length = body.getBytes(StandardCharsets.UTF_8).length;
    var more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    return "HTTP/1.1 %d Whatever\r\nContent-Type: application/json\r\n%sContent-Length: %d\r\n\r\n%s"
        .formatted(status, more, length, body);
  }

  private static void write(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private void serve() {
    try {
      while (true) {
        var socket = server.accept();
        Thread.ofVirtual().start(() -> converse(socket));
      }
    } catch (IOException _) {
      // Closed: the test is over.
    }
  }

  private void converse(Socket socket) {
    try (socket) {
      var request = read(socket.getInputStream());
      received.add(request);
      var reply = replies.poll();
      if (reply == null) {
        write(socket, answer(418, "{\"message\": \"nothing was foreseen\"}"));
      } else {
        reply.to(socket, closed);
      }
    } catch (IOException _) {
      // The other side has hung up.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static Received read(InputStream in) throws IOException {
    var first = line(in).split(" ", 3);
    var headers = new TreeMap<String, String>();
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      var colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    var length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    var body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return new Received(first[0], first[1], headers, body);
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int each = in.read(); each != '\n'; each = in.read()) {
      if (each < 0) {
        throw new IOException("the request broke off");
      }
      line.append((char) each);
    }
    return line.toString().strip();
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      server.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
