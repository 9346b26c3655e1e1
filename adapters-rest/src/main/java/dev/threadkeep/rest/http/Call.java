package dev.threadkeep.rest.http;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.thread.Origin;
import dev.threadkeep.application.thread.Precondition;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.rest.http.idempotency.KeyedRequest;
import dev.threadkeep.rest.http.key.ActingTeammate;
import dev.threadkeep.rest.http.key.Admissions.Admission;
import dev.threadkeep.rest.http.parameter.EntityTags;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that was let in, as far as use cases need to know it. A controller takes it.
 *
 * @param keyed its idempotency key, if it has one, for routes that have their answer kept by a
 *     change
 */
public record Call(
    Caller caller, RequestFacts facts, HttpHeaders headers, @Nullable KeyedRequest keyed) {

  /** Whoever was let in with this request, where somebody had to be. */
  public static Optional<Caller> callerOf(HttpRequest<?> request) {
    return request.getAttribute(AccessFilter.ADMISSION, Admission.class).map(Admission::caller);
  }

  /** Whether all that it asks is kept together with its answer, or not at all. */
  public boolean isOneTransaction() {
    return caller.work() != null;
  }

  /** Where a change asked for by this request comes from. */
  public Origin origin(Through through) {
    return new Origin(through, facts.requestId(), namedTeammate());
  }

  /**
   * What {@code If-Match} asks for.
   *
   * @throws dev.threadkeep.rest.http.failure.ApiException if it is no list of entity tags
   */
  public Precondition precondition() {
    return switch (EntityTags.ifMatch(headers)) {
      case EntityTags.IfMatch.Absent() -> Precondition.none();
      case EntityTags.IfMatch.Existing() -> new Precondition.Existing();
      case EntityTags.IfMatch.OneOf(var versions) -> new Precondition.VersionIn(versions);
    };
  }

  /** The same request, with {@code teammate} as the one who acts, whomever its headers name. */
  public Call actingAs(Assignee teammate) {
    return new Call(caller, facts.actedBy(ActingTeammate.of(teammate)), headers, keyed);
  }

  /** Who acts: the teammate that the request names, else the key's, else the key. */
  public Actor actor() {
    return switch (namedTeammate()) {
      case null -> caller.actor();
      case Assignee.User(var id) -> new Actor.User(id);
      case Assignee.Agent(var id) -> new Actor.Agent(id);
    };
  }

  /** The teammate who acts, where one does. */
  public @Nullable Assignee teammate() {
    return switch (actor()) {
      case Actor.User(var id) -> new Assignee.User(id);
      case Actor.Agent(var id) -> new Assignee.Agent(id);
      case Actor.Key _,
          Actor.Contact _,
          Actor.ByVendor _,
          Actor.Timer _,
          Actor.Policy _,
          Actor.Operator _ ->
          null;
    };
  }

  private @Nullable Assignee namedTeammate() {
    return facts.actor().map(ActingTeammate::asAssignee).orElse(null);
  }
}
