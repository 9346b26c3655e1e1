package dev.threadkeep.bootstrap.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A vendor that answers at once, like Contactship in what our backend asks of it, and keeps what it
 * was told of each thread in the order in which it was told; or one that takes calls and never
 * answers. Each call comes over a connection of its own.
 */
final class StandIn implements AutoCloseable {
  private static final int MOST_WAITING = 1_000;
  private static final int USUAL_REQUEST = 1 << 10;

  /** Method, target and version. */
  private static final int PARTS = 3;

  private final ServerSocket door;
  private final boolean answers;
  private final ExecutorService clerks = Executors.newVirtualThreadPerTaskExecutor();
  private final LongAdder calls = new LongAdder();
  private final Map<String, List<Told>> told = new ConcurrentHashMap<>();

  private StandIn(ServerSocket door, boolean answers) {
    this.door = door;
    this.answers = answers;
  }

  /**
   * A change of a thread, or something said.
   *
   * @param at when it arrived, as {@link System#nanoTime} tells
   */
  record Told(long at, String what) {}

  static StandIn answering() {
    return open(true);
  }

  /** Takes every call and answers none. */
  static StandIn silent() {
    return open(false);
  }

  private static StandIn open(boolean answers) {
    try {
      var standIn =
          new StandIn(new ServerSocket(0, MOST_WAITING, InetAddress.getLoopbackAddress()), answers);
      Thread.ofPlatform().name("stands-in").daemon().start(standIn::welcome);
      return standIn;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  String url() {
    return "http://127.0.0.1:" + door.getLocalPort();
  }

  long calls() {
    return calls.sum();
  }

  /** What it was told of a thread, in that order. */
  List<Told> toldOf(String thread) {
    var all = told.get(thread);
    if (all == null) {
      return List.of();
    }
    synchronized (all) {
      return List.copyOf(all);
    }
  }

  void forget() {
    calls.reset();
    told.clear();
  }

  private void welcome() {
    while (!door.isClosed()) {
      try {
        var visitor = door.accept();
        clerks.execute(() -> serve(visitor));
      } catch (IOException _) {
        // It is closed, or who called is gone.
      }
    }
  }

  private void serve(Socket visitor) {
    try (visitor) {
      var request = new HttpMessages(visitor.getInputStream(), USUAL_REQUEST);
      request.next();
      long at = System.nanoTime();
      if (answers) {
        answer(request.start(), request.body(), at, visitor.getOutputStream());
        calls.increment();
      } else {
        visitor.getInputStream().transferTo(OutputStream.nullOutputStream());
      }
    } catch (IOException _) {
      // Who called is gone.
    }
  }

  /** Of a request such as {@code PUT /v1/thread/thr-1 HTTP/1.1}. */
  private void answer(String start, String body, long at, OutputStream out) throws IOException {
    var line = start.split(" ", PARTS);
    var thread = line[1].substring(line[1].lastIndexOf('/') + 1);
    var answer =
        switch (line[0]) {
          case "PUT" -> {
            note(thread, new Told(at, change(body)));
            yield "{\"id\":\"%s\"}".formatted(thread);
          }
          case "POST" -> {
            note(
                String.valueOf(JsonTexts.first(body, "thread_id")),
                new Told(at, String.valueOf(JsonTexts.first(body, "content"))));
            yield "{\"data\":{\"message_id\":\"msg-1\"}}";
          }
          default ->
              "{\"id\":\"%s\",\"channel_type\":\"WABA\",\"channel_id\":\"chn-1\",\"contact_id\":\"con-1\"}"
                  .formatted(thread);
        };
    out.write(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(answer.length(), answer)
            .getBytes(StandardCharsets.US_ASCII));
  }

  private static String change(String body) {
    return Stream.of("status", "assignee")
        .map(name -> JsonTexts.first(body, name))
        .filter(value -> value != null)
        .collect(Collectors.joining(" "));
  }

  private void note(String thread, Told what) {
    var all = told.computeIfAbsent(thread, _ -> new ArrayList<>());
    synchronized (all) {
      all.add(what);
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    clerks.shutdownNow();
  }
}
