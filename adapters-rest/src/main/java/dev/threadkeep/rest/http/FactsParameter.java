package dev.threadkeep.rest.http;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Gives a controller method what is known of its request. */
@Singleton
final class FactsParameter implements TypedRequestArgumentBinder<RequestFacts> {

  private static final Argument<RequestFacts> TYPE = Argument.of(RequestFacts.class);

  @Override
  public Argument<RequestFacts> argumentType() {
    return TYPE;
  }

  @Override
  public BindingResult<RequestFacts> bind(
      ArgumentConversionContext<RequestFacts> context, HttpRequest<?> request) {
    return () -> Optional.of(RequestFacts.of(request));
  }
}
