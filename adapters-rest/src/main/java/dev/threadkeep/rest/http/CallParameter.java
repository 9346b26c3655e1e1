package dev.threadkeep.rest.http;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Gives a controller method the request that was let in. */
@Singleton
final class CallParameter implements TypedRequestArgumentBinder<Call> {

  private static final Argument<Call> TYPE = Argument.of(Call.class);

  @Override
  public Argument<Call> argumentType() {
    return TYPE;
  }

  @Override
  public BindingResult<Call> bind(ArgumentConversionContext<Call> context, HttpRequest<?> request) {
    var call =
        new Call(
            CallerParameter.caller(request),
            RequestFacts.of(request),
            request.getHeaders(),
            IdempotencyFilter.keptByItsRoute(request).orElse(null));
    return () -> Optional.of(call);
  }
}
