package dev.threadkeep.rest.canonical.key;

import dev.threadkeep.application.access.KeyManagement;
import dev.threadkeep.application.access.KeyManagement.IssuedKey;
import dev.threadkeep.application.access.KeyManagement.NewKey;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.access.UnknownTeammateException;
import dev.threadkeep.application.directory.DirectoryStore;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.Kind;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.KeyId;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.rest.canonical.EntryPointers;
import dev.threadkeep.rest.canonical.ProblemException;
import dev.threadkeep.rest.canonical.ProblemType;
import dev.threadkeep.rest.canonical.audit.Signatures;
import dev.threadkeep.rest.canonical.key.KeyInput.RotationInput;
import dev.threadkeep.rest.canonical.page.Listed;
import dev.threadkeep.rest.canonical.page.Paging;
import dev.threadkeep.rest.canonical.page.Places;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.failure.Field;
import dev.threadkeep.rest.http.key.Admissions;
import dev.threadkeep.rest.http.key.NeedsScope;
import dev.threadkeep.rest.http.parameter.QueryParameters;
import dev.threadkeep.rest.http.parameter.TakesParameters;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The access keys of an organization. */
@Controller("/v1/api-keys")
@NeedsScope(Scope.ADMIN)
final class KeyController {

  private final KeyManagement keys;
  private final DirectoryStore directory;
  private final Admissions admissions;
  private final Signatures signatures;
  private final InstantSource clock;
  private final Paging paging;

  KeyController(
      KeyManagement keys,
      DirectoryStore directory,
      Admissions admissions,
      Signatures signatures,
      InstantSource clock,
      Paging paging) {
    this.keys = keys;
    this.directory = directory;
    this.admissions = admissions;
    this.signatures = signatures;
    this.clock = clock;
    this.paging = paging;
  }

  @Post
  HttpResponse<KeyRepresentation.Issued> create(Call call, @Body KeyInput given) {
    var expiresAt = given.expiresAt();
    if (expiresAt != null && !expiresAt.isAfter(clock.instant())) {
      throw Field.invalid("#/expires_at", "must be in the future");
    }
    var name = given.toName();
    var scopes = given.toScopes();
    var teammate =
        given.teammateId() == null ? null : find(call, new TeammateId(given.teammateId()));
    var wanted = new NewKey(name, scopes, teammate, expiresAt);
    try {
      return issued(keys.create(call.caller(), signatures.of(call), wanted));
    } catch (UnknownTeammateException _) {
      throw unknown(String.valueOf(given.teammateId()));
    }
  }

  @Get
  @TakesParameters({"limit", "cursor"})
  Listed<KeyRepresentation> list(Call call, HttpRequest<?> request) {
    var parameters = QueryParameters.of(request);
    var list = paging.of("api-keys", call.caller().organization(), Places.OF_KEYS);
    return list.show(
        keys.list(call.caller(), parameters.limit(), list.after(parameters)),
        KeyRepresentation::of);
  }

  @Delete("/{id}")
  HttpResponse<?> revoke(Call call, String id) {
    var key = named(id);
    if (keys.revoke(call.caller(), signatures.of(call), key).isEmpty()) {
      throw unknown();
    }
    admissions.forget(key);
    return HttpResponse.noContent();
  }

  @Post("/{id}/rotate")
  HttpResponse<KeyRepresentation.Issued> rotate(
      Call call, String id, @Nullable @Body RotationInput rotation) {
    var key = named(id);
    var issued =
        keys.rotate(call.caller(), signatures.of(call), key, RotationInput.grace(rotation))
            .orElseThrow(KeyController::unknown);
    admissions.forget(key);
    return issued(issued);
  }

  private static HttpResponse<KeyRepresentation.Issued> issued(IssuedKey issued) {
    return HttpResponse.created(
            KeyRepresentation.Issued.of(issued), URI.create("/v1/api-keys/" + issued.key().id()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  private Assignee find(Call call, TeammateId id) {
    return directory
        .find(call.caller(), Teammate.class, EntryId.of(id.value()))
        .map(Teammate::assignee)
        .orElseThrow(() -> unknown(id.toString()));
  }

  private static ProblemException unknown(String teammate) {
    return EntryPointers.unknown("#/teammate_id", Kind.TEAMMATE, teammate);
  }

  private static KeyId named(String id) {
    try {
      return new KeyId(id);
    } catch (IllegalArgumentException _) {
      throw unknown();
    }
  }

  private static ProblemException unknown() {
    return new ProblemException(
        ProblemType.API_KEY_NOT_FOUND, "The organization has no such key that works.");
  }
}
