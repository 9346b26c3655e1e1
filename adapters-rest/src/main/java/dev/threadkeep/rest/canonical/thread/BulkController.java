package dev.threadkeep.rest.canonical.thread;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.thread.Attempt;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadLifecycle;
import dev.threadkeep.application.thread.ThreadLifecycle.Outcome;
import dev.threadkeep.application.thread.ThreadLifecycle.Request;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.rest.canonical.PartProblems;
import dev.threadkeep.rest.canonical.thread.BulkItems.Read;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.failure.Field;
import dev.threadkeep.rest.http.key.NeedsScope;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Changing many threads at once, each by itself. */
@Controller("/v1/threads/bulk")
@NeedsScope(Scope.THREADS_WRITE)
final class BulkController {

  private static final int MOST = 1_000;

  private final ThreadLifecycle lifecycle;
  private final BulkItems items;
  private final PartProblems problems;

  BulkController(ThreadLifecycle lifecycle, BulkItems items, PartProblems problems) {
    this.lifecycle = lifecycle;
    this.items = items;
    this.problems = problems;
  }

  @Post
  BulkResult.Page change(Call call, @Body BulkInput bulk) {
    if (bulk.items().isEmpty() || bulk.items().size() > MOST) {
      throw Field.invalid("#/items", "must have 1 to %d items".formatted(MOST));
    }
    var results = new TreeMap<Integer, BulkResult>();
    var asked = new TreeMap<Integer, Read.Fits>();
    var requests = new ArrayList<Request>();
    for (int position = 0; position < bulk.items().size(); position++) {
      switch (items.read(call, position, bulk.items().get(position))) {
        case Read.Misfits misfit -> results.put(position, refused(call, misfit));
        case Read.Fits item -> {
          try {
            requests.add(request(call, item));
            asked.put(position, item);
          } catch (ThreadException failure) {
            results.put(position, failed(call, item, failure));
          }
        }
      }
    }
    var attempts = attempts(requests).iterator();
    asked.forEach((position, item) -> results.put(position, result(call, item, attempts.next())));
    return new BulkResult.Page(List.copyOf(results.values()));
  }

  private static Request request(Call call, Read.Fits item) {
    return new Request(
        call.caller(),
        call.origin(Through.CANONICAL),
        ThreadChanges.located(item.id()),
        item.precondition(),
        item.commands().stream().flatMap(command -> command.commands().stream()).toList());
  }

  private List<Attempt<Outcome>> attempts(List<Request> requests) {
    var attempts = lifecycle.changeSeparately(requests);
    var outages = new ArrayList<StoreUnavailableException>();
    for (var attempt : attempts) {
      if (attempt instanceof Attempt.Unavailable<Outcome>(var failure)) {
        outages.add(failure);
      }
    }
    if (!outages.isEmpty() && outages.size() == attempts.size()) {
      throw outages.getFirst();
    }
    return attempts;
  }

  private BulkResult result(Call call, Read.Fits item, Attempt<Outcome> attempt) {
    return switch (attempt) {
      case Attempt.Done<Outcome>(var outcome) ->
          new BulkResult(item.id(), 200, ThreadRepresentation.of(outcome.messageThread()), null);
      case Attempt.Failed<Outcome>(var failure) -> failed(call, item, failure);
      case Attempt.Unavailable<Outcome>(var failure) -> failed(call, item, failure);
    };
  }

  private BulkResult refused(Call call, Read.Misfits misfit) {
    var told = problems.tell(misfit.failure(), misfit.pointer(), call.facts());
    return new BulkResult(misfit.id(), told.status(), null, told.problem());
  }

  /** Only where there is but one command is it clear whose field a failure is about. */
  private BulkResult failed(Call call, Read.Fits item, RuntimeException failure) {
    var told =
        item.commands().size() == 1
            ? problems.tell(
                pointed(item.commands().getFirst(), failure),
                item.commands().getFirst().pointer(),
                call.facts())
            : problems.tellOfAll(failure, item.pointer(), call.facts());
    return new BulkResult(item.id(), told.status(), null, told.problem());
  }

  private static RuntimeException pointed(BulkCommand command, RuntimeException failure) {
    try {
      return command
          .names()
          .pointed(
              () -> {
                throw failure;
              });
    } catch (RuntimeException pointed) {
      return pointed;
    }
  }
}
