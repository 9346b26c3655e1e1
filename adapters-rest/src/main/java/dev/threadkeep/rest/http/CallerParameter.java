package dev.threadkeep.rest.http;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.rest.http.key.Admissions.Admission;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Gives a controller method the caller whose key was checked. */
@Singleton
final class CallerParameter implements TypedRequestArgumentBinder<Caller> {

  private static final Argument<Caller> TYPE = Argument.of(Caller.class);

  @Override
  public Argument<Caller> argumentType() {
    return TYPE;
  }

  @Override
  public BindingResult<Caller> bind(
      ArgumentConversionContext<Caller> context, HttpRequest<?> request) {
    var caller = caller(request);
    return () -> Optional.of(caller);
  }

  /** Whoever was let in, within what was begun on their behalf. */
  static Caller caller(HttpRequest<?> request) {
    return request
        .getAttribute(IdempotencyFilter.CALLER, Caller.class)
        .or(
            () ->
                request
                    .getAttribute(AccessFilter.ADMISSION, Admission.class)
                    .map(Admission::caller))
        .orElseThrow(() -> new IllegalStateException("a caller where no key is asked for"));
  }
}
