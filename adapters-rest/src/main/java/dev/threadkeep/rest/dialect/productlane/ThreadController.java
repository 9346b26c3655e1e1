package dev.threadkeep.rest.dialect.productlane;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.key.NeedsScope;
import dev.threadkeep.rest.http.parameter.QueryParameters;
import dev.threadkeep.rest.http.parameter.TakesParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;

/** Reading and changing one thread. */
@Controller(Productlane.THREADS + "/{id}")
@NeedsScope(Scope.THREADS_WRITE)
final class ThreadController {

  private final ProductlaneThreads threads;
  private final ProductlaneShowing showing;
  private final Expanding expanding;

  ThreadController(ProductlaneThreads threads, ProductlaneShowing showing, Expanding expanding) {
    this.threads = threads;
    this.showing = showing;
    this.expanding = expanding;
  }

  /** That a thread is gone. */
  record Deleted(String id, boolean deleted) {}

  @Get
  @NeedsScope(Scope.THREADS_READ)
  @TakesParameters("expand")
  ExpandedThread read(Call call, String id, HttpRequest<?> request) {
    var expand = QueryParameters.of(request).text("expand").orElse("");
    return expanding.expand(call, threads.get(call, id), expand);
  }

  @Patch
  ProductlaneThread update(Call call, String id, @Body ThreadUpdate update) {
    return showing.one(call, threads.update(call, id, update));
  }

  @Delete
  Deleted delete(Call call, String id) {
    return new Deleted(Productlane.DIALECT.idOf(threads.delete(call, id)), true);
  }
}
