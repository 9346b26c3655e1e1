package dev.threadkeep.rest.canonical.delivery;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.application.outbox.DeliveryId;
import dev.threadkeep.application.outbox.DeliveryLog;
import dev.threadkeep.application.outbox.DeliveryLog.Filter;
import dev.threadkeep.application.outbox.DeliveryLog.Retrial;
import dev.threadkeep.application.outbox.Redelivery;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.rest.canonical.ProblemException;
import dev.threadkeep.rest.canonical.ProblemType;
import dev.threadkeep.rest.canonical.audit.Signatures;
import dev.threadkeep.rest.canonical.page.Listed;
import dev.threadkeep.rest.canonical.page.Paging;
import dev.threadkeep.rest.canonical.page.Places;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.key.NeedsScope;
import dev.threadkeep.rest.http.parameter.QueryParameters;
import dev.threadkeep.rest.http.parameter.TakesParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;

/** What has become of changes at the vendors that hold their threads. */
@Controller("/v1")
@NeedsScope(Scope.DELIVERIES_READ)
final class DeliveryController {

  private final DeliveryLog log;
  private final Redelivery redelivery;
  private final Signatures signatures;
  private final Paging paging;

  DeliveryController(DeliveryLog log, Redelivery redelivery, Signatures signatures, Paging paging) {
    this.log = log;
    this.redelivery = redelivery;
    this.signatures = signatures;
    this.paging = paging;
  }

  @Get("/threads/{id}/deliveries")
  @TakesParameters({"limit", "cursor"})
  Listed<DeliveryRepresentation> ofThread(Call call, String id, HttpRequest<?> request) {
    var parameters = QueryParameters.of(request);
    var thread = thread(id);
    var list =
        paging.of(
            "deliveries of " + thread, call.caller().organization(), Places.OF_THREADS_DELIVERIES);
    return list.show(
        log.ofThread(call.caller(), thread, parameters.limit(), list.after(parameters))
            .orElseThrow(ThreadException.UnknownThread::new),
        DeliveryRepresentation::of);
  }

  @Get("/deliveries")
  @TakesParameters({"state", "connection_id", "limit", "cursor"})
  Listed<DeliveryRepresentation> list(Call call, HttpRequest<?> request) {
    var parameters = QueryParameters.of(request);
    var filter =
        new Filter(
            parameters.word("state", DeliveryState.class, DeliveryState::word).orElse(null),
            parameters.value("connection_id", ConnectionId::parse).orElse(null));
    var list =
        paging.of("deliveries " + filter, call.caller().organization(), Places.OF_DELIVERIES);
    return list.show(
        log.list(call.caller(), filter, parameters.limit(), list.after(parameters)),
        DeliveryRepresentation::of);
  }

  @Get("/deliveries/{id}")
  DeliveryRepresentation read(Call call, String id) {
    return log.find(call.caller(), named(id))
        .map(DeliveryRepresentation::of)
        .orElseThrow(DeliveryController::unknown);
  }

  @Post("/deliveries/{id}/retry")
  @NeedsScope(Scope.DELIVERIES_WRITE)
  DeliveryRepresentation retry(Call call, String id) {
    return switch (redelivery.retry(call.caller(), signatures.of(call), named(id))) {
      case Retrial.Retried(var delivery) -> DeliveryRepresentation.of(delivery);
      case Retrial.NotFound() -> throw unknown();
      case Retrial.Refused(var state) ->
          throw new ProblemException(
              ProblemType.DELIVERY_NOT_RETRIABLE,
              "The delivery is %s.".formatted(state.word().replace('_', ' ')));
      case Retrial.Unconnected() ->
          throw new ProblemException(
              ProblemType.DELIVERY_NOT_RETRIABLE, "The delivery's connection was removed.");
    };
  }

  private static ThreadId thread(String id) {
    try {
      return ThreadId.parse(id);
    } catch (IllegalArgumentException _) {
      throw new ThreadException.UnknownThread();
    }
  }

  private static DeliveryId named(String id) {
    try {
      return DeliveryId.parse(id);
    } catch (IllegalArgumentException _) {
      throw unknown();
    }
  }

  private static ProblemException unknown() {
    return new ProblemException(
        ProblemType.DELIVERY_NOT_FOUND,
        "The organization has no such delivery, or has it no longer.");
  }
}
