package dev.threadkeep.bootstrap.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * One kept-alive connection that sends requests as they are and reads of answers no more than it
 * must: whatever the client costs is taken from the service, which shares the machine with it.
 */
final class HttpConnection implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final int LOWER_CASE = 0x20;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private byte[] buffer = new byte[1 << 18];
  private int filled;

  HttpConnection(URI service) throws IOException {
    this.socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
    socket.connect(new InetSocketAddress(service.getHost(), service.getPort()));
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  /** The status that the request was answered with. */
  int exchange(byte[] request) throws IOException {
    out.write(request);
    filled = 0;
    int end;
    do {
      fill();
      end = endOfHead();
    } while (end < 0);
    int whole = end + bodyLength(end);
    while (filled < whole) {
      fill();
    }
    return 100 * digit(STATUS_AT) + 10 * digit(STATUS_AT + 1) + digit(STATUS_AT + 2);
  }

  /** All of the last answer, for people. */
  String answer() {
    return new String(buffer, 0, filled, StandardCharsets.UTF_8);
  }

  /** Whether this is anywhere in the last answer. */
  boolean mentions(byte[] fragment) {
    for (int at = 0; at <= filled - fragment.length; at++) {
      if (buffer[at] == fragment[0]
          && Arrays.equals(buffer, at, at + fragment.length, fragment, 0, fragment.length)) {
        return true;
      }
    }
    return false;
  }

  private void fill() throws IOException {
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * filled);
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    if (read <= 0) {
      throw new EOFException("the service closed the connection");
    }
    filled += read;
  }

  private int endOfHead() {
    for (int i = 3; i < filled; i++) {
      if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  private int bodyLength(int end) throws IOException {
    for (int line = 0; line < end; line++) {
      if (buffer[line] == '\n' && isLength(line + 1, end)) {
        int length = 0;
        for (int i = line + 1 + LENGTH.length; buffer[i] != '\r'; i++) {
          if (buffer[i] != ' ') {
            length = length * 10 + digit(i);
          }
        }
        return length;
      }
    }
    throw new IOException("an answer does not tell its length");
  }

  private boolean isLength(int start, int end) {
    if (start + LENGTH.length > end) {
      return false;
    }
    for (int i = 0; i < LENGTH.length; i++) {
      if ((buffer[start + i] | LOWER_CASE) != LENGTH[i]) {
        return false;
      }
    }
    return true;
  }

  private int digit(int at) {
    return buffer[at] - '0';
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
