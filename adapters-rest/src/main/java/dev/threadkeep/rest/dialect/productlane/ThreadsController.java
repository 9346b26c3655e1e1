package dev.threadkeep.rest.dialect.productlane;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.dialect.DialectThreads;
import dev.threadkeep.rest.http.key.NeedsScope;
import dev.threadkeep.rest.http.parameter.QueryParameters;
import dev.threadkeep.rest.http.parameter.TakesParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;

/** Listing and opening threads. */
@Controller(Productlane.THREADS)
@NeedsScope(Scope.THREADS_READ)
final class ThreadsController {

  private final ThreadListing listing;
  private final ThreadFilters filters;
  private final DialectThreads threads;
  private final Cursor cursor;
  private final ThreadCreating creating;
  private final ProductlaneShowing showing;

  ThreadsController(
      ThreadListing listing,
      ThreadFilters filters,
      DialectThreads threads,
      Cursor cursor,
      ThreadCreating creating,
      ProductlaneShowing showing) {
    this.listing = listing;
    this.filters = filters;
    this.threads = threads;
    this.cursor = cursor;
    this.creating = creating;
    this.showing = showing;
  }

  @Get
  @TakesParameters({
    "limit",
    Cursor.PARAMETER,
    ThreadFilters.STATUS,
    ThreadFilters.TAB,
    ThreadFilters.ASSIGNEE_ID,
    ThreadFilters.CONTACT_ID,
    ThreadFilters.COMPANY_ID,
    ThreadFilters.TAG_ID,
    ThreadFilters.PAIN_LEVEL,
    ThreadFilters.ORIGIN,
    ThreadFilters.ISSUE_ID,
    ThreadFilters.PROJECT_ID,
    ThreadFilters.EXTERNAL_ID,
    ThreadFilters.CREATED_AFTER,
    ThreadFilters.CREATED_BEFORE,
    ThreadFilters.UPDATED_AFTER,
    ThreadFilters.UPDATED_BEFORE
  })
  Listed<ProductlaneThread> list(Call call, HttpRequest<?> request) {
    var parameters = QueryParameters.of(request);
    var limit = parameters.limit();
    var filter = filters.of(call, parameters);
    var behind = cursor.read(call, request).map(id -> behind(call, id)).orElse(null);
    var page = listing.page(call, filter, behind, limit);
    return Listed.of(
        showing.all(call, page.items()),
        page.next() == null ? null : cursor.write(call, request, page.next().id().toString()),
        limit);
  }

  @Post
  @NeedsScope(Scope.THREADS_WRITE)
  ProductlaneThread create(Call call, @Body ThreadCreation creation) {
    return showing.one(call, creating.create(call, creation));
  }

  /** The thread that a page starts behind, whatever has become of it since. */
  private ConversationThread behind(Call call, String id) {
    return threads
        .find(call, Productlane.DIALECT, id)
        .orElseThrow(() -> QueryParameters.bad(Cursor.PARAMETER, "is no place in this list"));
  }
}
