package dev.threadkeep.rest.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.threadkeep.rest.http.failure.ApiFailure;
import dev.threadkeep.rest.http.json.Patch;
import dev.threadkeep.rest.http.key.Authentication;
import dev.threadkeep.rest.http.key.Caller;
import dev.threadkeep.rest.http.key.NeedsNoKey;
import dev.threadkeep.rest.http.key.NeedsScope;
import dev.threadkeep.rest.http.key.PresentedKeys;
import dev.threadkeep.rest.http.parameter.CursorKey;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The smallest routes that show what all routes share, the same below each API's base path. */
final class TryRoutes {

  static final String SPEC = "rest-http";

  private TryRoutes() {}

  record Note(
      String text, @Nullable Boolean urgent, @Nullable Instant at, @Nullable List<String> tags) {}

  record NoteChange(Patch<String> text) {}

  @NeedsScope("threads:write")
  @ExecuteOn(TaskExecutors.BLOCKING)
  abstract static class Notes {

    @Post("/notes")
    Note add(@Body Note note) {
      return note;
    }

    @Post("/notes/optional")
    Map<String, Object> addOptional(@Nullable @Body Note note) {
      return Map.of("given", note != null);
    }

    @Post("/notes/list")
    List<Note> addAll(@Body List<Note> notes) {
      return notes;
    }

    @io.micronaut.http.annotation.Patch("/notes/{id}")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_JSON_MERGE_PATCH})
    Map<String, String> change(String id, @Body NoteChange change) {
      return Map.of("id", id, "text", change.text().getClass().getSimpleName());
    }

    @Get("/notes/{id}")
    @NeedsScope("threads:read")
    Map<String, Object> read(@PathVariable String id, Caller caller, RequestFacts facts) {
      return Map.of(
          "id", id,
          "key", caller.keyId(),
          "actor", facts.actor().map(Object::toString).orElse(""),
          "request_id", Optional.ofNullable(MDC.get("request_id")).orElse(""),
          "virtual", Thread.currentThread().isVirtual());
    }

    @Get("/numbers/{number}")
    Map<String, Object> number(int number) {
      return Map.of("number", number);
    }

    @Delete("/notes/{id}")
    HttpResponse<?> delete(String id) {
      return HttpResponse.noContent();
    }

    @Get("/fault")
    Note fault() {
      throw new IllegalStateException("secret words of a stack trace");
    }

    @Get("/open")
    @NeedsNoKey
    Answer open() {
      return new Answer(null, Instant.EPOCH);
    }
  }

  record Answer(@Nullable String nothing, @JsonProperty("some_time") Instant someTime) {}

  @Controller("/v1/try")
  @Requires(property = "spec.name", value = SPEC)
  static final class CanonicalNotes extends Notes {}

  @Controller("/feather/try")
  @Requires(property = "spec.name", value = SPEC)
  static final class FeatherNotes extends Notes {}

  @Controller("/plain")
  @Requires(property = "spec.name", value = SPEC)
  static final class PlainNotes extends Notes {}

  @Controller("/plain/careless")
  @Requires(property = "spec.careless", value = "yes")
  static final class CarelessRoute {
    @Get
    String open() {
      return "anyone may read this";
    }
  }

  /** An API whose errors are its failures' names, with a smaller limit than others. */
  @Singleton
  @Requires(property = "spec.name", value = SPEC)
  static final class PlainSurface implements ApiSurface {
    @Override
    public String basePath() {
      return "/plain";
    }

    @Override
    public Optional<String> presentedKey(HttpHeaders headers) {
      return PresentedKeys.basicUser(headers);
    }

    @Override
    public MutableHttpResponse<?> render(ApiFailure failure, RequestFacts facts) {
      return HttpResponse.badRequest(Map.of("failure", failure.toString()));
    }

    @Override
    public long largestBody() {
      return 100;
    }
  }

  @Factory
  @Requires(property = "spec.name", value = SPEC)
  static final class Access {
    @Singleton
    Authentication authentication() {
      return key ->
          switch (key) {
            case Server.READER -> Optional.of(caller(key, Set.of("threads:read")));
            case Server.WRITER -> Optional.of(caller(key, Set.of("threads:read", "threads:write")));
            default -> Optional.empty();
          };
    }

    @Singleton
    CursorKey cursorKey() {
      return new CursorKey(new byte[32]);
    }

    private static Caller caller(String key, Set<String> scopes) {
      return new Caller(new UUID(0, 1), key, scopes, Optional.empty());
    }
  }
}
