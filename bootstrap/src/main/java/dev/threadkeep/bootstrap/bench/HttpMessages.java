package dev.threadkeep.bootstrap.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One HTTP message after the other off a connection, of which is read no more than must be. */
final class HttpMessages {
  private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
  private static final int LOWER_CASE = 0x20;

  private final InputStream in;
  private byte[] buffer;
  private int filled;
  private int head;
  private boolean tellsLength;

  /**
   * @param usual how many bytes to have room for before anything is read
   */
  HttpMessages(InputStream in, int usual) {
    this.in = in;
    this.buffer = new byte[usual];
  }

  /** Reads the next, whose body is as long as it tells: empty where it tells nothing. */
  void next() throws IOException {
    filled = 0;
    do {
      fill();
      head = endOfHead();
    } while (head < 0);
    int whole = head + bodyLength();
    while (filled < whole) {
      fill();
    }
  }

  boolean tellsLength() {
    return tellsLength;
  }

  /** The digit at this place. */
  int digit(int at) {
    return buffer[at] - '0';
  }

  /** The first line. */
  String start() {
    int end = 0;
    while (buffer[end] != '\r') {
      end++;
    }
    return new String(buffer, 0, end, StandardCharsets.US_ASCII);
  }

  String body() {
    return new String(buffer, head, filled - head, StandardCharsets.UTF_8);
  }

  String whole() {
    return new String(buffer, 0, filled, StandardCharsets.UTF_8);
  }

  /** Whether this is anywhere in it. */
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
      throw new EOFException("the other side closed the connection");
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

  private int bodyLength() {
    for (int line = 0; line < head; line++) {
      if (buffer[line] == '\n' && isLength(line + 1)) {
        int length = 0;
        for (int i = line + 1 + LENGTH.length; buffer[i] != '\r'; i++) {
          if (buffer[i] != ' ') {
            length = length * 10 + digit(i);
          }
        }
        tellsLength = true;
        return length;
      }
    }
    tellsLength = false;
    return 0;
  }

  private boolean isLength(int start) {
    if (start + LENGTH.length > head) {
      return false;
    }
    for (int i = 0; i < LENGTH.length; i++) {
      if ((buffer[start + i] | LOWER_CASE) != LENGTH[i]) {
        return false;
      }
    }
    return true;
  }
}
