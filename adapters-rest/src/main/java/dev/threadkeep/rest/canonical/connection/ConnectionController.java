package dev.threadkeep.rest.canonical.connection;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.connection.Connection;
import dev.threadkeep.application.connection.ConnectionManagement;
import dev.threadkeep.application.connection.ConnectionStore.Removal;
import dev.threadkeep.application.inbound.Reconciling;
import dev.threadkeep.application.outbox.Redelivery;
import dev.threadkeep.application.outbox.Rests;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.rest.canonical.audit.Signatures;
import dev.threadkeep.rest.canonical.page.Listed;
import dev.threadkeep.rest.canonical.page.Paging;
import dev.threadkeep.rest.canonical.page.Places;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.idempotency.AsksOthers;
import dev.threadkeep.rest.http.key.NeedsScope;
import dev.threadkeep.rest.http.parameter.EntityTags;
import dev.threadkeep.rest.http.parameter.QueryParameters;
import dev.threadkeep.rest.http.parameter.TakesParameters;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import java.net.URI;

/** The connections of an organization to vendors. */
@Controller(ConnectionController.PATH)
@NeedsScope(Scope.ADMIN)
final class ConnectionController {

  static final String PATH = "/v1/connections";

  private final ConnectionManagement connections;
  private final Redelivery redelivery;
  private final Reconciling reconciling;
  private final Rests rests;
  private final Signatures signatures;
  private final Paging paging;

  ConnectionController(
      ConnectionManagement connections,
      Redelivery redelivery,
      Reconciling reconciling,
      Rests rests,
      Signatures signatures,
      Paging paging) {
    this.connections = connections;
    this.redelivery = redelivery;
    this.reconciling = reconciling;
    this.rests = rests;
    this.signatures = signatures;
    this.paging = paging;
  }

  @Post
  HttpResponse<ConnectionRepresentation> create(Call call, @Body ConnectionInput given) {
    var created =
        ConnectionProblems.kept(
            () ->
                connections.create(
                    call.caller(), signatures.of(call), given.vendor(), given.toWanted()));
    return HttpResponse.created(
            ConnectionRepresentation.of(created, rests), URI.create(PATH + "/" + created.id()))
        .header(HttpHeaders.ETAG, EntityTags.of(created.version()));
  }

  @Get
  @TakesParameters({"limit", "cursor"})
  Listed<ConnectionRepresentation> list(Call call, HttpRequest<?> request) {
    var parameters = QueryParameters.of(request);
    var list = paging.of("connections", call.caller().organization(), Places.OF_CONNECTIONS);
    return list.show(
        connections.list(call.caller(), parameters.limit(), list.after(parameters)),
        connection -> ConnectionRepresentation.of(connection, rests));
  }

  @Get("/{id}")
  HttpResponse<ConnectionRepresentation> read(Call call, String id) {
    return connections
        .find(call.caller(), named(id))
        .map(this::shown)
        .orElseThrow(ConnectionProblems::unknown);
  }

  @Patch("/{id}")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_JSON_MERGE_PATCH})
  HttpResponse<ConnectionRepresentation> change(Call call, String id, @Body ConnectionPatch given) {
    return ConnectionProblems.kept(
            () ->
                connections.change(
                    call.caller(),
                    signatures.of(call),
                    named(id),
                    call.precondition(),
                    given::over))
        .map(this::shown)
        .orElseThrow(ConnectionProblems::unknown);
  }

  @Delete("/{id}")
  HttpResponse<?> remove(Call call, String id) {
    var removal =
        ConnectionProblems.kept(
            () ->
                connections.remove(
                    call.caller(), signatures.of(call), named(id), call.precondition()));
    return switch (removal) {
      case Removal.Removed() -> HttpResponse.noContent();
      case Removal.NotFound() -> throw ConnectionProblems.unknown();
      case Removal.StillReferred(var threads) -> throw ConnectionProblems.inUse(threads);
    };
  }

  @Post("/{id}/test")
  @AsksOthers
  TestRepresentation test(Call call, String id) {
    return ConnectionProblems.kept(
            () -> connections.test(call.caller(), signatures.of(call), named(id)))
        .map(TestRepresentation::of)
        .orElseThrow(ConnectionProblems::unknown);
  }

  @Post("/{id}/retry")
  @NeedsScope(Scope.DELIVERIES_WRITE)
  RetryRepresentation retry(Call call, String id, @Body RetryInput given) {
    return redelivery
        .retryAll(call.caller(), signatures.of(call), named(id), given.since())
        .map(RetryRepresentation::new)
        .orElseThrow(ConnectionProblems::unknown);
  }

  @Post("/{id}/reconcile")
  @AsksOthers
  HttpResponse<ReconcileRepresentation> reconcile(Call call, String id) {
    signatures.requireActor(call);
    var connection =
        connections.find(call.caller(), named(id)).orElseThrow(ConnectionProblems::unknown);
    var report = ConnectionProblems.kept(() -> reconciling.now(call.caller(), connection.id()));
    var shown = ReconcileRepresentation.of(report);
    return report.isMine() ? HttpResponse.ok(shown) : HttpResponse.accepted().body(shown);
  }

  private HttpResponse<ConnectionRepresentation> shown(Connection connection) {
    return HttpResponse.ok(ConnectionRepresentation.of(connection, rests))
        .header(HttpHeaders.ETAG, EntityTags.of(connection.version()));
  }

  /** The connection that a path names; what can be no id is answered like what nobody has. */
  static ConnectionId named(String id) {
    try {
      return ConnectionId.parse(id);
    } catch (IllegalArgumentException _) {
      throw ConnectionProblems.unknown();
    }
  }
}
