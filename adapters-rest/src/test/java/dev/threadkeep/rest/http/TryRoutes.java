package dev.threadkeep.rest.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.threadkeep.application.access.AccessKey;
import dev.threadkeep.application.access.Authentication;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.KeyHash;
import dev.threadkeep.application.access.KeyStore;
import dev.threadkeep.application.access.KeyStore.StoredKey;
import dev.threadkeep.application.access.PresentedKey;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.idempotency.IdempotencyStore;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.rest.http.failure.ApiFailure;
import dev.threadkeep.rest.http.json.Patch;
import dev.threadkeep.rest.http.key.NeedsNoKey;
import dev.threadkeep.rest.http.key.NeedsScope;
import dev.threadkeep.rest.http.key.PresentedKeys;
import dev.threadkeep.rest.http.limit.Quota;
import dev.threadkeep.rest.http.parameter.CursorKey;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mockito.Mockito;
import org.slf4j.MDC;

/** The smallest routes that show what all routes share, the same below each API's base path. */
final class TryRoutes {

  static final String SPEC = "rest-http";

  private TryRoutes() {}

  record Note(
      String text, @Nullable Boolean urgent, @Nullable Instant at, @Nullable List<String> tags) {}

  record NoteChange(Patch<String> text) {}

  @NeedsScope(Scope.THREADS_WRITE)
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
    @NeedsScope(Scope.THREADS_READ)
    Map<String, Object> read(@PathVariable String id, Caller caller, RequestFacts facts) {
      return Map.of(
          "id", id,
          "key", String.valueOf(caller.key()),
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

  /** Below the base path of the dialect that is there for tests. */
  @Controller("/acme/try")
  @Requires(property = "spec.name", value = SPEC)
  static final class AcmeNotes extends Notes {}

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
    public MutableHttpResponse<?> render(ThreadException refused, RequestFacts facts) {
      return HttpResponse.badRequest(Map.of("refused", refused.toString()));
    }

    @Override
    public long largestBody() {
      return 100;
    }

    @Override
    public boolean mergesSlashes() {
      return true;
    }

    @Override
    public void tellQuota(MutableHttpHeaders headers, Optional<Quota> quota) {
      headers.set("Plain-Left", quota.map(left -> "" + left.remaining()).orElse("plenty"));
    }
  }

  @Factory
  @Requires(property = "spec.name", value = SPEC)
  static final class Access {
    @Singleton
    Authentication authentication() {
      var keys = Mockito.mock(KeyStore.class);
      keep(keys, Server.READER, Scope.THREADS_READ);
      keep(keys, Server.WRITER, Scope.THREADS_WRITE);
      return new Authentication(keys, InstantSource.system());
    }

    @Singleton
    IdempotencyStore answers() {
      return Mockito.mock(IdempotencyStore.class);
    }

    @Singleton
    CursorKey cursorKey() {
      return new CursorKey(new byte[32]);
    }

    private static void keep(KeyStore keys, String text, Scope scope) {
      var presented = PresentedKey.parse(text).orElseThrow();
      var organization = new OrganizationId(new UUID(0, 1));
      var key =
          new AccessKey(
              presented.id(), organization, "try", Set.of(scope), null, Instant.EPOCH, null, null);
      Mockito.when(keys.find(presented.id()))
          .thenReturn(Optional.of(new StoredKey(key, KeyHash.of(presented))));
    }
  }
}
