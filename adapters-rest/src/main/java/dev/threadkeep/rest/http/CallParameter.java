package dev.threadkeep.rest.http;

import dev.threadkeep.rest.http.key.Admissions.Admission;
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
    var admission =
        request
            .getAttribute(AccessFilter.ADMISSION, Admission.class)
            .orElseThrow(() -> new IllegalStateException("a caller where no key is asked for"));
    var call = new Call(admission.caller(), RequestFacts.of(request), request.getHeaders());
    return () -> Optional.of(call);
  }
}
