package dev.threadkeep.vendors.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands before a server of this machine and hands on, byte for byte, what comes; what it is told
 * to disturb it disturbs. What a test asks for comes first, connection by connection; then the plan
 * that it was made with decides. It takes connections from this machine alone, and once it is
 * closed nothing of it is left.
 */
public final class FaultyProxy implements AutoCloseable {
  private static final int WAITING = 200;

  private final ServerSocket server;
  private final InetSocketAddress behind;
  private final Disturbances plan;
  private final ConcurrentLinkedQueue<Disturbance> asked = new ConcurrentLinkedQueue<>();
  private final List<Passage> passages = new CopyOnWriteArrayList<>();
  private final Crew crew = new Crew();

  private FaultyProxy(ServerSocket server, InetSocketAddress behind, Disturbances plan) {
    this.server = server;
    this.behind = behind;
    this.plan = plan;
  }

  /** One that disturbs nothing before it is told to. */
  public static FaultyProxy before(String url) {
    return before(url, Disturbances.none());
  }

  public static FaultyProxy before(String url, Disturbances plan) {
    var uri = URI.create(url);
    try {
      var loopback = InetAddress.ofLiteral("127.0.0.1");
      var proxy =
          new FaultyProxy(
              new ServerSocket(0, WAITING, loopback),
              new InetSocketAddress(uri.getHost(), uri.getPort()),
              plan);
      if (plan instanceof SeededDisturbances(var seed, _, _)) {
        System.out.printf("%s disturbs by seed %d%n", proxy.url(), seed);
      }
      proxy.crew.start("proxy", proxy::accept);
      return proxy;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** Disturbs the connections that come next, one after the other. */
  public FaultyProxy next(Disturbance... disturbances) {
    asked.addAll(Arrays.asList(disturbances));
    return this;
  }

  /** The connections that there were, in their order. */
  public List<Passage> passages() {
    return List.copyOf(passages);
  }

  /** How many threads work for it. */
  int threads() {
    return crew.size();
  }

  private void accept() throws IOException {
    crew.keep(server);
    while (!crew.isOver()) {
      var caller = crew.keep(server.accept());
      var programmed = asked.poll();
      int number = passages.size() + 1;
      var disturbance = programmed == null ? plan.of(number) : programmed;
      passages.add(new Passage(number, disturbance));
      crew.start("proxy-" + number, () -> pass(caller, disturbance));
    }
  }

  private void pass(Socket caller, Disturbance disturbance)
      throws IOException, InterruptedException {
    try {
      disturb(caller, disturbance);
    } finally {
      crew.leave(caller);
    }
  }

  private void disturb(Socket caller, Disturbance disturbance)
      throws IOException, InterruptedException {
    switch (disturbance) {
      case Disturbance.None() -> answer(caller, FaultyProxy::handOn);
      case Disturbance.Late(var wait, var then) -> {
        if (!crew.isOverWithin(wait)) {
          disturb(caller, then);
        }
      }
      case Disturbance.ResetBeforeRequest() -> caller.setSoLinger(true, 0);
      case Disturbance.ResetAfterRequest() ->
          answer(
              caller,
              (in, _) -> {
                WholeAnswer.read(in);
                caller.setSoLinger(true, 0);
              });
      case Disturbance.HalfAnswer() -> answer(caller, FaultyProxy::handOnHalf);
      case Disturbance.BlackHole() ->
          caller.getInputStream().transferTo(OutputStream.nullOutputStream());
      case Disturbance.Drip(var between) -> answer(caller, (in, out) -> drip(in, out, between));
    }
  }

  /** What becomes of the answer. */
  @FunctionalInterface
  private interface Way {
    void take(InputStream answer, OutputStream caller) throws IOException, InterruptedException;
  }

  /** Hands the request on and gives the answer the way it is to take. */
  private void answer(Socket caller, Way way) throws IOException, InterruptedException {
    var there = crew.keep(new Socket());
    try {
      there.connect(behind);
      there.setTcpNoDelay(true);
      caller.setTcpNoDelay(true);
      crew.start("request", () -> handOn(caller.getInputStream(), there.getOutputStream()));
      way.take(there.getInputStream(), caller.getOutputStream());
    } finally {
      crew.leave(there);
    }
  }

  private static void handOn(InputStream from, OutputStream to) throws IOException {
    from.transferTo(to);
  }

  private static void handOnHalf(InputStream from, OutputStream to) throws IOException {
    var whole = WholeAnswer.read(from);
    to.write(whole, 0, whole.length / 2);
    to.flush();
  }

  private void drip(InputStream from, OutputStream to, Duration between)
      throws IOException, InterruptedException {
    for (var each : WholeAnswer.read(from)) {
      if (crew.isOverWithin(between)) {
        return;
      }
      to.write(each);
    }
  }

  @Override
  public void close() {
    try {
      crew.end();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
