package dev.threadkeep.rest.canonical.policy;

import static java.util.stream.Collectors.toSet;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.directory.DirectoryStore;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.Kind;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.application.policy.Policies;
import dev.threadkeep.application.policy.PolicyVersionException;
import dev.threadkeep.application.policy.StoredPolicy;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.policy.InvalidPolicyException;
import dev.threadkeep.rest.canonical.EntryPointers;
import dev.threadkeep.rest.canonical.ProblemException;
import dev.threadkeep.rest.canonical.ProblemType;
import dev.threadkeep.rest.canonical.audit.Signatures;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.failure.Field;
import dev.threadkeep.rest.http.key.NeedsScope;
import dev.threadkeep.rest.http.parameter.EntityTags;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an organization allows to happen to its threads. */
@Controller("/v1/policy")
@NeedsScope(Scope.ADMIN)
final class PolicyController {

  private final Policies policies;
  private final DirectoryStore directory;
  private final Signatures signatures;
  private final Doors doors;

  PolicyController(
      Policies policies, DirectoryStore directory, Signatures signatures, Doors doors) {
    this.policies = policies;
    this.directory = directory;
    this.signatures = signatures;
    this.doors = doors;
  }

  @Get
  HttpResponse<JsonObject> read(Call call) {
    return shown(policies.read(call.caller()));
  }

  @Put
  HttpResponse<JsonObject> replace(Call call, @Body PolicyInput given) {
    try {
      var policy = given.toPolicy(doors);
      requireThere(call, given.escalatedClose().teammates());
      return shown(
          policies.replace(call.caller(), signatures.of(call), call.precondition(), policy));
    } catch (InvalidPolicyException refused) {
      throw Field.invalid("#/" + refused.place(), refused.detail());
    } catch (PolicyVersionException mismatch) {
      throw new ProblemException(
              ProblemType.VERSION_MISMATCH,
              "The policy is at version %d.".formatted(mismatch.current()))
          .with("current_version", mismatch.current())
          .at(mismatch.current());
    }
  }

  private static HttpResponse<JsonObject> shown(StoredPolicy stored) {
    return HttpResponse.ok(PolicyRepresentation.of(stored))
        .header(HttpHeaders.ETAG, EntityTags.of(stored.version()));
  }

  /** Whoever may close an escalated thread must be in the directory. */
  private void requireThere(Call call, @Nullable List<UUID> teammates) {
    if (teammates == null || teammates.isEmpty()) {
      return;
    }
    var ids = teammates.stream().map(EntryId::of).toList();
    var there =
        directory.findAll(call.caller(), Teammate.class, ids).stream()
            .map(Entry::id)
            .collect(toSet());
    for (int position = 0; position < ids.size(); position++) {
      if (!there.contains(ids.get(position))) {
        throw EntryPointers.unknown(
            "%s/%d".formatted(EscalatedCloseInput.TEAMMATES, position),
            Kind.TEAMMATE,
            ids.get(position).value());
      }
    }
  }
}
