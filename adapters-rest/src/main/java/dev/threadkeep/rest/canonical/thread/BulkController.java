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
import java.util.Optional;
import java.util.TreeMap;

/** Changing many threads at once, each by itself. */
@Controller("/v1/threads/bulk")
@NeedsScope(Scope.THREADS_WRITE)
final class BulkController {

  private static final int MOST = 1_000;

  private final ThreadLifecycle lifecycle;
  private final BulkItems items;
  private final PartProblems problems;
  private final CommandFailures failures;

  BulkController(
      ThreadLifecycle lifecycle, BulkItems items, PartProblems problems, CommandFailures failures) {
    this.lifecycle = lifecycle;
    this.items = items;
    this.problems = problems;
    this.failures = failures;
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
    var attempts = attempts(call, requests).iterator();
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

  private List<Attempt<Outcome>> attempts(Call call, List<Request> requests) {
    var attempts = lifecycle.changeSeparately(requests);
    var undecided = attempts.stream().flatMap(attempt -> undecided(attempt).stream()).toList();
    var outages = undecided.stream().filter(StoreUnavailableException.class::isInstance).toList();
    if (call.isOneTransaction() && !undecided.isEmpty()) {
      // Kept, it would be answered for a day although it might be otherwise a moment later.
      throw undecided.getFirst();
    }
    if (!outages.isEmpty() && outages.size() == attempts.size()) {
      throw outages.getFirst();
    }
    return attempts;
  }

  /** Why it is not known what becomes of it. */
  private static Optional<RuntimeException> undecided(Attempt<Outcome> attempt) {
    return switch (attempt) {
      case Attempt.Unavailable<Outcome>(var failure) -> Optional.of(failure);
      case Attempt.Failed<Outcome>(ThreadException.TooBusy busy) -> Optional.of(busy);
      case Attempt.Failed<Outcome> _, Attempt.Done<Outcome> _ -> Optional.empty();
    };
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

  private BulkResult failed(Call call, Read.Fits item, RuntimeException failure) {
    var told = failures.tell(item.commands(), item.pointer(), failure, call.facts());
    return new BulkResult(item.id(), told.status(), null, told.problem());
  }
}
