package dev.threadkeep.rest.canonical;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.rest.http.RequestFacts;
import dev.threadkeep.rest.http.SurfaceException;
import dev.threadkeep.rest.http.failure.ApiException;
import dev.threadkeep.rest.http.failure.ApiFailure;
import dev.threadkeep.rest.http.failure.ApiFailure.MalformedBody;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Problems of parts of a request, which are told within its answer instead of being it. */
@Singleton
public final class PartProblems {

  private final CanonicalSurface surface;

  PartProblems(CanonicalSurface surface) {
    this.surface = surface;
  }

  /**
   * A part's problem.
   *
   * @param status what the whole would be answered with, were it only this part
   * @param problem the problem as it stands in an answer
   */
  public record Told(int status, Object problem) {}

  /**
   * What {@code failure} means.
   *
   * @param part the pointer to the part of the body; those of the failure are within it
   */
  public Told tell(RuntimeException failure, String part, RequestFacts facts) {
    return failure instanceof ApiException malformed
            && malformed.failure() instanceof MalformedBody(var errors)
        ? told(new MalformedBody(errors.stream().map(error -> error.within(part)).toList()), facts)
        : told(answer(failure, facts), problem -> problem.within(part));
  }

  /** The same where the failure may be about any field of the part, which is then all it names. */
  public Told tellOfAll(RuntimeException failure, String part, RequestFacts facts) {
    return told(answer(failure, facts), problem -> problem.pointingTo(part));
  }

  private Told told(ApiFailure failure, RequestFacts facts) {
    return told(surface.render(failure, facts), UnaryOperator.identity());
  }

  private static Told told(MutableHttpResponse<?> answer, UnaryOperator<Problem> placed) {
    if (answer.body() instanceof Problem problem) {
      return new Told(problem.status(), placed.apply(problem));
    }
    throw new IllegalStateException("an answer of this API without a problem: " + answer.body());
  }

  private MutableHttpResponse<?> answer(RuntimeException failure, RequestFacts facts) {
    return switch (failure) {
      case ThreadException refused -> surface.render(refused, facts);
      case ApiException malformed -> surface.render(malformed.failure(), facts);
      case SurfaceException own -> own.answer(facts);
      case StoreUnavailableException _ ->
          surface.render(new ApiFailure.Unavailable(Duration.ZERO), facts);
      default -> throw failure;
    };
  }
}
