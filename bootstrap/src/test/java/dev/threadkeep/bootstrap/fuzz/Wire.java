package dev.threadkeep.bootstrap.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A connection that is kept alive and sends any bytes at all, which the JDK's client with its good
 * manners would not.
 */
final class Wire implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;
  private static final int NEXT_TO_NO_MILLIS = 300;

  private final InetSocketAddress address;
  private Socket socket = new Socket();
  private InputStream in = InputStream.nullInputStream();

  Wire(InetSocketAddress address) throws IOException {
    this.address = address;
    connect();
  }

  private void connect() throws IOException {
    socket.close();
    socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(address, PATIENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
  }

  /**
   * Sends a request as it is and reads the answer to it.
   *
   * @throws UnansweredException if the connection was closed without one
   * @throws SocketTimeoutException if nothing came for too long
   */
  Answer send(byte[] request, boolean expectsBody) throws IOException {
    if (socket.isClosed()) {
      connect();
      return sendOnce(request, expectsBody);
    }
    try {
      return sendOnce(request, expectsBody);
    } catch (UnansweredException _) {
      // The server may have closed the connection after the answer before, without saying so.
      connect();
      return sendOnce(request, expectsBody);
    }
  }

  private Answer sendOnce(byte[] request, boolean expectsBody) throws IOException {
    write(request);
    try {
      var answer = read(expectsBody);
      if (answer.header("connection").equalsIgnoreCase("close")) {
        socket.close();
      }
      return answer;
    } catch (IOException broken) {
      socket.close();
      throw broken;
    }
  }

  /**
   * Sends what may not even be HTTP. Where nothing comes back, since the server waits for more, it
   * is told that no more will come.
   */
  Answer sendLast(byte[] bytes) throws IOException {
    write(bytes);
    try (var open = socket) {
      open.setSoTimeout(NEXT_TO_NO_MILLIS);
      in.mark(1);
      try {
        if (first() < 0) {
          throw new UnansweredException();
        }
        in.reset();
      } catch (SocketTimeoutException _) {
        open.shutdownOutput();
      }
      open.setSoTimeout(PATIENCE_MILLIS);
      return read(true);
    }
  }

  /** A server that has read enough may answer and close while we still write. */
  private void write(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException _) {
      // What became of it is in the answer.
    }
  }

  private Answer read(boolean expectsBody) throws IOException {
    in.mark(1);
    if (first() < 0) {
      throw new UnansweredException();
    }
    in.reset();
    var status = Integer.parseInt(line().split(" ", 3)[1]);
    var headers = headers();
    if (status < 200) {
      return read(expectsBody);
    }
    var answer = new Answer(status, headers, "");
    if (!expectsBody || status == 204 || status == 304) {
      return answer;
    }
    return new Answer(status, headers, new String(body(answer), StandardCharsets.UTF_8));
  }

  private int first() throws IOException {
    try {
      return in.read();
    } catch (SocketException _) {
      return -1;
    }
  }

  private byte[] body(Answer head) throws IOException {
    if (head.header("transfer-encoding").equalsIgnoreCase("chunked")) {
      var all = new ByteArrayOutputStream();
      for (var chunk = chunk(); chunk.length > 0; chunk = chunk()) {
        all.write(chunk);
      }
      return all.toByteArray();
    }
    var length = head.header("content-length");
    if (!length.isEmpty()) {
      return exactly(Integer.parseInt(length));
    }
    var rest = in.readAllBytes();
    socket.close();
    return rest;
  }

  private byte[] chunk() throws IOException {
    var chunk = exactly(Integer.parseInt(line().replaceFirst(";.*", ""), 16));
    line();
    return chunk;
  }

  private byte[] exactly(int length) throws IOException {
    var bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("closed amid a body");
    }
    return bytes;
  }

  private Map<String, List<String>> headers() throws IOException {
    var headers = new HashMap<String, List<String>>();
    for (var line = line(); !line.isEmpty(); line = line()) {
      var colon = line.indexOf(':');
      headers
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    return headers;
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("closed amid an answer");
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** The connection was closed before anything came. */
  static final class UnansweredException extends IOException {
    private static final long serialVersionUID = 1L;

    UnansweredException() {
      super("closed without an answer");
    }
  }
}
