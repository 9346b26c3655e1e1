package dev.threadkeep.rest.canonical.job;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.job.Jobs;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.rest.canonical.audit.Signatures;
import dev.threadkeep.rest.canonical.thread.BulkReading;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.key.NeedsScope;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;

/** Changing all threads that a filter finds, by a job. */
@Controller(ByFilterController.PATH)
@NeedsScope(Scope.THREADS_WRITE)
final class ByFilterController {

  static final String PATH = "/v1/threads/bulk-by-filter";

  private final Jobs jobs;
  private final BulkReading reading;
  private final CanonicalJobLanguage language;
  private final Signatures signatures;

  ByFilterController(
      Jobs jobs, BulkReading reading, CanonicalJobLanguage language, Signatures signatures) {
    this.jobs = jobs;
    this.reading = reading;
    this.language = language;
    this.signatures = signatures;
  }

  @Post
  HttpResponse<?> change(Call call, @Body ByFilterInput asked) {
    var filter = reading.filter(call, asked.filter());
    var _ = reading.commandsOfNow(call, asked.commands());
    signatures.requireActor(call);
    if (asked.isDryRun()) {
      var count = jobs.count(call.caller(), filter);
      return HttpResponse.ok(new JobRepresentation.DryRun(count.threads(), count.complete()));
    }
    var job = jobs.start(call.caller(), call.origin(Through.CANONICAL), language.write(asked));
    return HttpResponse.accepted()
        .header(HttpHeaders.LOCATION, JobController.PATH + "/" + job.id())
        .body(JobRepresentation.of(job));
  }
}
