package dev.threadkeep.vendors.http;

import dev.threadkeep.application.delivery.RestingVendors;
import dev.threadkeep.application.delivery.VendorAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Makes single calls, each on a connection of its own: one that is kept may break for reasons that
 * lie before the call, and then nobody could say whether it was heard (ADR 0021). Follows no
 * redirect, tries nothing again, keeps no cookies.
 */
public final class VendorHttp implements AutoCloseable {
  static final int LARGEST_ANSWER = 1 << 20;

  private final CloseableHttpClient secure;
  private final CloseableHttpClient plain;
  private final NetworkGate gate;
  private final InstantSource clock;
  private final Lines lines;

  VendorHttp(Names names, NetworkGate gate, InstantSource clock) {
    this.secure = Clients.dialling(new GuardedNames(names, gate, true));
    this.plain = Clients.dialling(new GuardedNames(names, gate, false));
    this.gate = gate;
    this.clock = clock;
    this.lines = new Lines(clock);
  }

  /**
   * Begins a conversation with a vendor, which ends with {@code access.settings().longest()}.
   *
   * @param prefix what all paths of the vendor's begin with; not repeated where the base URL ends
   *     with it already, as some write it
   * @param headers what each request carries
   * @param pace how many changes the vendor takes
   */
  public VendorSession open(
      VendorAccess access, String prefix, Map<String, String> headers, Pace pace) {
    var line = lines.of(access, pace);
    return new VendorSession(this, gate, line, line.experience(), access, prefix, headers);
  }

  /** Which connections' vendors are left alone. */
  RestingVendors resting() {
    return lines;
  }

  /** Makes the call; returns in time, whatever the other side does. */
  Exchange make(Call call) {
    var request = request(call);
    var attempt = new Attempt(request, clock);
    var task = new FutureTask<>(() -> exchange(call.uri(), request, attempt));
    Thread.ofVirtual().name("vendor-call").start(task);
    try {
      return task.get(call.timeout().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      return attempt.giveUp("no whole answer within %d ms".formatted(call.timeout().toMillis()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return attempt.giveUp("interrupted");
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof RuntimeException unforeseen) {
        return attempt.giveUp(Cut.line("the call failed: " + unforeseen));
      }
      throw new IllegalStateException("a call failed", failure.getCause());
    }
  }

  private static HttpUriRequestBase request(Call call) {
    var request = new HttpUriRequestBase(call.method(), call.uri());
    request.setHeader("Accept", "application/json");
    request.setHeader("Connection", "close");
    call.headers().forEach(request::setHeader);
    var body = call.body();
    if (body != null) {
      request.setEntity(
          new ByteArrayEntity(
              body.toString().getBytes(StandardCharsets.UTF_8),
              ContentType.create("application/json")));
    }
    // The whole call has an end of its own; this one comes later, if that could not end it.
    var timeout = Timeout.of(call.timeout().multipliedBy(2));
    request.setConfig(
        RequestConfig.custom()
            .setRedirectsEnabled(false)
            .setExpectContinueEnabled(false)
            .setConnectionRequestTimeout(timeout)
            .setResponseTimeout(timeout)
            .build());
    return request;
  }

  private Exchange exchange(URI uri, HttpUriRequestBase request, Attempt attempt) {
    var context = HttpClientContext.create();
    attempt.isIn(context);
    var client = "https".equalsIgnoreCase(uri.getScheme()) ? secure : plain;
    try {
      var response = client.executeOpen(HttpHost.create(uri), request, context);
      try {
        attempt.answers(response);
        return answer(response, attempt);
      } finally {
        end(response);
      }
    } catch (IOException failure) {
      return attempt.failed(failure);
    }
  }

  private static Exchange answer(ClassicHttpResponse response, Attempt attempt) throws IOException {
    var entity = response.getEntity();
    byte[] body = entity == null ? new byte[0] : entity.getContent().readNBytes(LARGEST_ANSWER + 1);
    var text = new String(body, StandardCharsets.UTF_8);
    return body.length > LARGEST_ANSWER
        ? attempt.tooLarge(text, LARGEST_ANSWER)
        : attempt.whole(text);
  }

  /** What was read stays read, even where the rest of it cannot be let go in peace. */
  private static void end(ClassicHttpResponse response) {
    try {
      response.close();
    } catch (IOException _) {
      // The connection is of no further use anyway.
    }
  }

  @Override
  public void close() {
    try {
      secure.close();
      plain.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
