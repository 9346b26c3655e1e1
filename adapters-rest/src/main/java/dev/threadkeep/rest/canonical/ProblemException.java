package dev.threadkeep.rest.canonical;

import dev.threadkeep.rest.http.RequestFacts;
import dev.threadkeep.rest.http.SurfaceException;
import io.micronaut.http.MutableHttpResponse;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A problem that only the canonical API knows. */
public final class ProblemException extends SurfaceException {

  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final String detail;
  private final transient Map<String, @Nullable Object> extensions;

  public ProblemException(ProblemType type, String detail) {
    this(type, detail, Map.of());
  }

  private ProblemException(
      ProblemType type, String detail, Map<String, @Nullable Object> extensions) {
    super(type.code() + ": " + detail);
    this.type = type;
    this.detail = detail;
    this.extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
  }

  /** The same problem with one more member. */
  public ProblemException with(String name, Object value) {
    var more = new LinkedHashMap<String, @Nullable Object>(extensions);
    more.put(name, value);
    return new ProblemException(type, detail, more);
  }

  @Override
  public MutableHttpResponse<?> answer(RequestFacts facts) {
    var problem = Problem.of(type, detail, facts);
    for (var extension : extensions.entrySet()) {
      problem = problem.with(extension.getKey(), extension.getValue());
    }
    return problem.toResponse();
  }
}
