package dev.threadkeep.rest.canonical.policy;

import dev.threadkeep.domain.policy.InvalidPolicyException;
import dev.threadkeep.rest.http.failure.ApiException;
import dev.threadkeep.rest.http.failure.ApiFailure.MalformedBody;
import dev.threadkeep.rest.http.failure.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is wrong with a policy: all of it, so that nobody is told one mistake after the other. */
final class Findings {

  private final List<FieldError> errors = new ArrayList<>();

  /** What {@code part} gives; where that does not fit, {@code instead}, to go on with. */
  <T extends @Nullable Object> T or(T instead, Supplier<? extends T> part) {
    try {
      return part.get();
    } catch (InvalidPolicyException refused) {
      errors.addAll(errors(refused));
      return instead;
    } catch (ApiException refused) {
      if (refused.failure() instanceof MalformedBody(var found)) {
        errors.addAll(found);
        return instead;
      }
      throw refused;
    }
  }

  boolean areNone() {
    return errors.isEmpty();
  }

  /** Refuses the body, if anything was found. */
  void raise() {
    if (!errors.isEmpty()) {
      throw new ApiException(new MalformedBody(errors));
    }
  }

  static List<FieldError> errors(InvalidPolicyException refused) {
    return refused.flaws().stream()
        .map(flaw -> new FieldError("#/" + flaw.place(), flaw.detail()))
        .toList();
  }
}
