package dev.threadkeep.rest.http;

import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * A request's ids in the log, on whichever thread the request is. Micronaut's own element copies
 * the whole of the context at each step of a request, which has a dozen of them.
 */
record LoggedIds(String requestId, String traceId)
    implements ThreadPropagatedContextElement<@Nullable LoggedIds> {
  private static final String REQUEST_ID = "request_id";
  private static final String TRACE_ID = "trace_id";

  @Override
  public @Nullable LoggedIds updateThreadContext() {
    var before = now();
    if (!equals(before)) {
      put();
    }
    return before;
  }

  @Override
  public void restoreThreadContext(@Nullable LoggedIds before) {
    if (before == null) {
      MDC.remove(REQUEST_ID);
      MDC.remove(TRACE_ID);
    } else if (!equals(before)) {
      before.put();
    }
  }

  private static @Nullable LoggedIds now() {
    var requestId = MDC.get(REQUEST_ID);
    var traceId = MDC.get(TRACE_ID);
    return requestId == null || traceId == null ? null : new LoggedIds(requestId, traceId);
  }

  private void put() {
    MDC.put(REQUEST_ID, requestId);
    MDC.put(TRACE_ID, traceId);
  }
}
