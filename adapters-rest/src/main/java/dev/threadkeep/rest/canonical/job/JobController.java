package dev.threadkeep.rest.canonical.job;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.job.JobId;
import dev.threadkeep.application.job.JobStore;
import dev.threadkeep.application.job.Jobs;
import dev.threadkeep.rest.canonical.NoBody;
import dev.threadkeep.rest.canonical.ProblemException;
import dev.threadkeep.rest.canonical.ProblemType;
import dev.threadkeep.rest.canonical.audit.Signatures;
import dev.threadkeep.rest.canonical.page.Listed;
import dev.threadkeep.rest.canonical.page.Paging;
import dev.threadkeep.rest.canonical.page.Places;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.key.NeedsScope;
import dev.threadkeep.rest.http.parameter.QueryParameters;
import dev.threadkeep.rest.http.parameter.TakesParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import org.jspecify.annotations.Nullable;

/** The jobs of an organization. */
@Controller(JobController.PATH)
@NeedsScope(Scope.THREADS_READ)
final class JobController {

  static final String PATH = "/v1/jobs";

  private final Jobs jobs;
  private final JobStore store;
  private final Paging paging;
  private final Signatures signatures;

  JobController(Jobs jobs, JobStore store, Paging paging, Signatures signatures) {
    this.jobs = jobs;
    this.store = store;
    this.paging = paging;
    this.signatures = signatures;
  }

  @Get
  @TakesParameters({"limit", "cursor"})
  Listed<JobRepresentation> list(Call call, HttpRequest<?> request) {
    var parameters = QueryParameters.of(request);
    var list = paging.of("jobs", call.caller().organization(), Places.OF_JOBS);
    return list.show(
        store.list(call.caller(), parameters.limit(), list.after(parameters)),
        JobRepresentation::of);
  }

  @Get("/{id}")
  JobRepresentation read(Call call, String id) {
    return store
        .find(call.caller(), named(id))
        .map(JobRepresentation::of)
        .orElseThrow(JobController::unknown);
  }

  @Get("/{id}/failures")
  @TakesParameters({"limit", "cursor"})
  Listed<JobRepresentation.Failure> failures(Call call, String id, HttpRequest<?> request) {
    var parameters = QueryParameters.of(request);
    var job = named(id);
    var list = paging.of("failures of " + job, call.caller().organization(), Places.BY_PLACE);
    var after = list.after(parameters);
    return list.show(
        store
            .failures(call.caller(), job, after == null ? 0 : after, parameters.limit())
            .orElseThrow(JobController::unknown),
        JobRepresentation.Failure::of);
  }

  @Post("/{id}/cancel")
  @NeedsScope(Scope.THREADS_WRITE)
  JobRepresentation cancel(Call call, String id, @Nullable @Body NoBody nothing) {
    signatures.requireActor(call);
    return jobs.cancel(call.caller(), named(id))
        .map(JobRepresentation::of)
        .orElseThrow(JobController::unknown);
  }

  private static JobId named(String id) {
    try {
      return JobId.parse(id);
    } catch (IllegalArgumentException _) {
      throw unknown();
    }
  }

  private static ProblemException unknown() {
    return new ProblemException(
        ProblemType.JOB_NOT_FOUND, "The organization has no such job, or has it no longer.");
  }
}
