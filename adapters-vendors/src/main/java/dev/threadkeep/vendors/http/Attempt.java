package dev.threadkeep.vendors.http;

import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** How far a call has come. It is carried out by one thread and given up by another. */
final class Attempt {
  private static final String IN_CONTEXT = "threadkeep.attempt";

  private final HttpUriRequestBase request;
  private final InstantSource clock;
  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.DIALLING);
  private volatile @Nullable Head head;

  Attempt(HttpUriRequestBase request, InstantSource clock) {
    this.request = request;
    this.clock = clock;
  }

  private enum Stage {
    DIALLING,
    WRITING,
    GIVEN_UP
  }

  private record Head(int status, Map<String, String> headers) {}

  void isIn(HttpContext context) {
    context.setAttribute(IN_CONTEXT, this);
  }

  static void writesIn(@Nullable HttpContext context) throws IOException {
    if (context != null && context.getAttribute(IN_CONTEXT) instanceof Attempt attempt) {
      attempt.write();
    }
  }

  /** From here on nobody can say that nothing was sent. */
  private void write() throws IOException {
    if (!stage.compareAndSet(Stage.DIALLING, Stage.WRITING)) {
      throw new IOException("given up before anything was written");
    }
  }

  void answers(ClassicHttpResponse response) {
    var headers = new HashMap<String, String>();
    for (var header : response.getHeaders()) {
      headers.putIfAbsent(
          header.getName().toLowerCase(Locale.ROOT), String.valueOf(header.getValue()));
    }
    head = new Head(response.getCode(), headers);
  }

  Exchange whole(String body) {
    var seen = head;
    return seen == null
        ? broken("no answer")
        : new Exchange.Answered(seen.status, seen.headers, body, clock.instant());
  }

  Exchange tooLarge(String beginning, int most) {
    request.cancel();
    return broken(beginning, "the answer has more than %d bytes".formatted(most));
  }

  /** Ends it, whatever it is at. */
  Exchange giveUp(String detail) {
    var written = !stage.compareAndSet(Stage.DIALLING, Stage.GIVEN_UP);
    request.cancel();
    return written ? broken(detail) : new Exchange.Unsent(detail);
  }

  Exchange failed(IOException failure) {
    if (failure instanceof RefusedAddressException refused) {
      return new Exchange.Forbidden(String.valueOf(refused.getMessage()));
    }
    var detail = Failures.detail(failure);
    return stage.get() == Stage.WRITING ? broken(detail) : new Exchange.Unsent(detail);
  }

  private Exchange broken(String detail) {
    return broken(null, detail);
  }

  private Exchange broken(@Nullable String beginning, String detail) {
    var seen = head;
    return new Exchange.Broken(
        seen == null ? null : seen.status,
        seen == null ? Map.of() : seen.headers,
        clock.instant(),
        beginning,
        detail);
  }
}
