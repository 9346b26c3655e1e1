package dev.threadkeep.rest.canonical.hook;

import dev.threadkeep.rest.canonical.ProblemException;
import dev.threadkeep.rest.canonical.ProblemType;
import dev.threadkeep.rest.http.RequestFacts;
import dev.threadkeep.rest.http.SurfaceException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;

/** One answer to all webhooks that are not taken in, whatever it is that they lack. */
final class UntrustedHookException extends SurfaceException {

  private static final long serialVersionUID = 1L;

  UntrustedHookException() {
    super("untrusted webhook");
  }

  @Override
  public MutableHttpResponse<?> answer(RequestFacts facts) {
    return new ProblemException(
            ProblemType.UNTRUSTED_WEBHOOK, "No connection knows who sent this webhook.")
        .answer(facts)
        .header(HttpHeaders.WWW_AUTHENTICATE, "Webhook realm=\"threadkeep\"");
  }
}
