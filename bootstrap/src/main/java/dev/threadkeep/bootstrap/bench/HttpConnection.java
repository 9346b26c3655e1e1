package dev.threadkeep.bootstrap.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;

/**
 * One kept-alive connection that sends requests as they are and reads of answers no more than it
 * must: whatever the client costs is taken from the service, which shares the machine with it.
 */
final class HttpConnection implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int USUAL_ANSWER = 1 << 18;
  private static final int STATUS_AT = "HTTP/1.1 ".length();

  private final Socket socket;
  private final HttpMessages answers;
  private final OutputStream out;

  HttpConnection(URI service) throws IOException {
    this.socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
    socket.connect(new InetSocketAddress(service.getHost(), service.getPort()));
    this.answers = new HttpMessages(socket.getInputStream(), USUAL_ANSWER);
    this.out = socket.getOutputStream();
  }

  /** The status that the request was answered with. */
  int exchange(byte[] request) throws IOException {
    out.write(request);
    answers.next();
    if (!answers.tellsLength()) {
      throw new IOException("an answer does not tell its length");
    }
    return 100 * answers.digit(STATUS_AT)
        + 10 * answers.digit(STATUS_AT + 1)
        + answers.digit(STATUS_AT + 2);
  }

  /** All of the last answer, for people. */
  String answer() {
    return answers.whole();
  }

  /** The body of the last answer. */
  String body() {
    return answers.body();
  }

  /** Whether this is anywhere in the last answer. */
  boolean mentions(byte[] fragment) {
    return answers.mentions(fragment);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
