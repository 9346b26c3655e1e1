package dev.threadkeep.rest.canonical;

import dev.threadkeep.rest.http.RequestFacts;
import dev.threadkeep.rest.http.SurfaceException;
import dev.threadkeep.rest.http.parameter.EntityTags;
import io.micronaut.http.HttpHeaders;
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
  private final @Nullable Long version;

  public ProblemException(ProblemType type, String detail) {
    this(type, detail, Map.of(), null);
  }

  private ProblemException(
      ProblemType type,
      String detail,
      Map<String, @Nullable Object> extensions,
      @Nullable Long version) {
    super(type.code() + ": " + detail);
    this.type = type;
    this.detail = detail;
    this.extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
    this.version = version;
  }

  /** The same problem with one more member. */
  public ProblemException with(String name, Object value) {
    var more = new LinkedHashMap<String, @Nullable Object>(extensions);
    more.put(name, value);
    return new ProblemException(type, detail, more, version);
  }

  /** The same problem with the version that its subject is at, in the header {@code ETag}. */
  public ProblemException at(long current) {
    return new ProblemException(type, detail, extensions, current);
  }

  @Override
  public MutableHttpResponse<?> answer(RequestFacts facts) {
    var problem = Problem.of(type, detail, facts);
    for (var extension : extensions.entrySet()) {
      problem = problem.with(extension.getKey(), extension.getValue());
    }
    var answer = problem.toResponse();
    return version == null ? answer : answer.header(HttpHeaders.ETAG, EntityTags.of(version));
  }
}
