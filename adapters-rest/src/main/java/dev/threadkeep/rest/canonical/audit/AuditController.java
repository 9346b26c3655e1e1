package dev.threadkeep.rest.canonical.audit;

import dev.threadkeep.application.access.AuditStore;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.rest.canonical.page.Listed;
import dev.threadkeep.rest.canonical.page.Paging;
import dev.threadkeep.rest.canonical.page.Places;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.key.NeedsScope;
import dev.threadkeep.rest.http.parameter.QueryParameters;
import dev.threadkeep.rest.http.parameter.TakesParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/**
 * Who changed the keys, the policy and the connections of an organization, erased contacts, let
 * retention delete threads, or had deliveries tried again.
 */
@Controller("/v1/audit")
@NeedsScope(Scope.ADMIN)
final class AuditController {

  private final AuditStore audit;
  private final Paging paging;

  AuditController(AuditStore audit, Paging paging) {
    this.audit = audit;
    this.paging = paging;
  }

  @Get
  @TakesParameters({"limit", "cursor"})
  Listed<AuditRepresentation> list(Call call, HttpRequest<?> request) {
    var parameters = QueryParameters.of(request);
    var list = paging.of("audit", call.caller().organization(), Places.OF_AUDIT);
    return list.show(
        audit.list(call.caller(), parameters.limit(), list.after(parameters)),
        AuditRepresentation::of);
  }
}
