package dev.threadkeep.rest.dialect.feather;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.dialect.DialectThreads;
import dev.threadkeep.rest.http.dialect.ReasonWords;
import dev.threadkeep.rest.http.key.NeedsScope;
import dev.threadkeep.rest.http.parameter.QueryParameters;
import dev.threadkeep.rest.http.parameter.TakesParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Listing, reading, updating and closing threads. */
@Controller(Feather.THREADS)
@NeedsScope(Scope.THREADS_READ)
final class FeatherThreadController {

  private static final int USUAL_LIMIT = 10;
  private static final int LARGEST_LIMIT = 100;

  private final DialectThreads threads;
  private final ReasonWords reasons;
  private final FeatherShowing showing;

  FeatherThreadController(DialectThreads threads, ReasonWords reasons, FeatherShowing showing) {
    this.threads = threads;
    this.reasons = reasons;
    this.showing = showing;
  }

  /** Feather's wrapping of a thread that was closed. */
  record Wrapped(FeatherThread thread) {}

  /** Feather's wrapping of a thread with its agent. */
  record WrappedInFull(FeatherThreadInFull thread) {}

  /** A page of threads. */
  record Listed(List<FeatherThread> threads, FeatherPagination pagination) {
    Listed {
      threads = List.copyOf(threads);
    }
  }

  @Get
  @TakesParameters({
    "limit",
    "cursor",
    FeatherThreadFilter.AGENT_ID,
    FeatherThreadFilter.TO_PHONE_NUMBER,
    FeatherThreadFilter.IS_ACTIVE,
    FeatherThreadFilter.CLOSED_REASON
  })
  Listed list(Call call, HttpRequest<?> request) {
    var parameters = QueryParameters.of(request);
    var limit = parameters.limit(USUAL_LIMIT, LARGEST_LIMIT);
    var filter = FeatherThreadFilter.of(parameters, reasons.in(call));
    var after = parameters.text("cursor").map(id -> behind(call, id)).orElse(null);
    var page = threads.newest(call, filter, after, limit);
    return new Listed(
        showing.all(call, page.items()),
        new FeatherPagination(
            limit, page.next() == null ? null : Feather.DIALECT.idOf(page.next())));
  }

  @Get("/{threadId}")
  WrappedInFull read(Call call, String threadId) {
    return inFull(call, threads.get(call, Feather.DIALECT, threadId));
  }

  @Patch("/{threadId}")
  @NeedsScope(Scope.THREADS_WRITE)
  WrappedInFull update(Call call, String threadId, @Body FeatherUpdate update) {
    return inFull(
        call, threads.change(call, Feather.DIALECT, threadId, update.toCommands()).thread());
  }

  @Patch("/{threadId}/close")
  @NeedsScope(Scope.THREADS_WRITE)
  Wrapped close(Call call, String threadId, @Nullable @Body FeatherClosing closing) {
    var closed =
        threads.change(call, Feather.DIALECT, threadId, FeatherClosing.command(closing)).thread();
    return new Wrapped(showing.one(call, closed));
  }

  /** The thread that a page starts behind, whatever has become of it since. */
  private ConversationThread behind(Call call, String cursor) {
    return threads
        .find(call, Feather.DIALECT, cursor)
        .orElseThrow(() -> QueryParameters.bad("cursor", "is not the id of a thread"));
  }

  private WrappedInFull inFull(Call call, ConversationThread thread) {
    return new WrappedInFull(showing.inFull(call, thread));
  }
}
