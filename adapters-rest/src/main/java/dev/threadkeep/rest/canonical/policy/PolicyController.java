package dev.threadkeep.rest.canonical.policy;

import static java.util.Objects.requireNonNullElse;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.directory.entry.Kind;
import dev.threadkeep.application.policy.Policies;
import dev.threadkeep.application.policy.PolicyVersionException;
import dev.threadkeep.application.policy.StoredPolicy;
import dev.threadkeep.application.policy.UnknownTeammatesException;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.policy.InvalidPolicyException;
import dev.threadkeep.rest.canonical.EntryPointers;
import dev.threadkeep.rest.canonical.ProblemException;
import dev.threadkeep.rest.canonical.ProblemType;
import dev.threadkeep.rest.canonical.audit.Signatures;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.failure.ApiException;
import dev.threadkeep.rest.http.failure.ApiFailure.MalformedBody;
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
import java.util.stream.IntStream;

/** What an organization allows to happen to its threads. */
@Controller("/v1/policy")
@NeedsScope(Scope.ADMIN)
final class PolicyController {

  private final Policies policies;
  private final Signatures signatures;
  private final Doors doors;

  PolicyController(Policies policies, Signatures signatures, Doors doors) {
    this.policies = policies;
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
      return shown(
          policies.replace(call.caller(), signatures.of(call), call.precondition(), policy));
    } catch (InvalidPolicyException refused) {
      throw new ApiException(new MalformedBody(Findings.errors(refused)));
    } catch (UnknownTeammatesException unknown) {
      throw unknown(given, unknown);
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

  /** Names every place where the policy names somebody who is not in the directory. */
  private static ProblemException unknown(PolicyInput given, UnknownTeammatesException unknown) {
    var named = requireNonNullElse(given.escalatedClose().teammates(), List.<UUID>of());
    var strangers =
        IntStream.range(0, named.size())
            .filter(place -> unknown.teammates().contains(new TeammateId(named.get(place))))
            .boxed()
            .toList();
    return EntryPointers.unknown(
        strangers.stream().map(place -> EscalatedCloseInput.TEAMMATES + "/" + place).toList(),
        Kind.TEAMMATE,
        named.get(strangers.getFirst()).toString());
  }
}
