package dev.threadkeep.rest.canonical.transfer;

import dev.threadkeep.application.access.OrganizationStore;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.thread.ValueJson;
import dev.threadkeep.application.transfer.Destination;
import dev.threadkeep.application.transfer.Exporting;
import dev.threadkeep.application.transfer.Importing;
import dev.threadkeep.application.transfer.NoExportException;
import dev.threadkeep.application.transfer.OnError;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.rest.canonical.audit.Signatures;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.failure.ApiException;
import dev.threadkeep.rest.http.failure.ApiFailure.UnreadableRequest;
import dev.threadkeep.rest.http.failure.Field;
import dev.threadkeep.rest.http.idempotency.TakesNoIdempotencyKey;
import dev.threadkeep.rest.http.json.JsonLines;
import dev.threadkeep.rest.http.key.NeedsScope;
import dev.threadkeep.rest.http.parameter.QueryParameters;
import dev.threadkeep.rest.http.parameter.TakesParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The caller's organization as a whole, out and in. */
@Controller("/v1")
@NeedsScope(Scope.ADMIN)
final class TransferController {

  private static final String LINES = "application/x-ndjson";

  private final Exporting exporting;
  private final Importing importing;
  private final OrganizationStore organizations;
  private final Signatures signatures;

  TransferController(
      Exporting exporting,
      Importing importing,
      OrganizationStore organizations,
      Signatures signatures) {
    this.exporting = exporting;
    this.importing = importing;
    this.organizations = organizations;
    this.signatures = signatures;
  }

  @Get("/export")
  @Produces(LINES)
  HttpResponse<InputStream> export(Call call) {
    var organization =
        organizations
            .find(call.caller().organization())
            .orElseThrow(() -> new IllegalStateException("a key of no organization"));
    var records = exporting.records(List.of(new Exporting.Section(organization, call.caller())));
    return HttpResponse.ok(RecordStream.begun(records));
  }

  @Post("/import")
  @Consumes(LINES)
  @TakesParameters("on_error")
  @TakesNoIdempotencyKey
  ImportRepresentation importLines(Call call, HttpRequest<?> request, @Body InputStream body) {
    // Closed before its end the rest is read and thrown away: the client is answered in any case.
    try (body) {
      var onError =
          QueryParameters.of(request)
              .word("on_error", OnError.class, ValueJson::word)
              .orElse(OnError.STOP);
      var problems = new FirstProblems();
      var summary =
          importing.run(
              new JsonLines(body),
              new Destination.Own(new Destination.Target(call.caller(), signature(call))),
              onError,
              problems);
      return ImportRepresentation.of(summary, problems.inOrder());
    } catch (NoExportException other) {
      throw Field.invalid("#", "is no export: " + clause(String.valueOf(other.getMessage())));
    } catch (UncheckedIOException | IOException broken) {
      throw new ApiException(new UnreadableRequest("The body broke off."));
    }
  }

  /** A sentence that becomes the end of another. */
  private static String clause(String sentence) {
    var withoutStop =
        sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    return Character.toLowerCase(withoutStop.charAt(0)) + withoutStop.substring(1);
  }

  private Signature signature(Call call) {
    var signature = signatures.of(call);
    return new Signature(signature.by(), Through.IMPORT, signature.requestId());
  }
}
