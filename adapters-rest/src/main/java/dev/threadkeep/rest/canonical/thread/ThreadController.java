package dev.threadkeep.rest.canonical.thread;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadLifecycle;
import dev.threadkeep.application.thread.ThreadLifecycle.Opening;
import dev.threadkeep.application.thread.ThreadReader;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadCommand.MessageTime;
import dev.threadkeep.rest.canonical.EntryPointers;
import dev.threadkeep.rest.canonical.delivery.WaitsForDeliveries;
import dev.threadkeep.rest.canonical.page.Listed;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.idempotency.AnswerKeeping;
import dev.threadkeep.rest.http.idempotency.KeepsItsAnswer;
import dev.threadkeep.rest.http.key.NeedsScope;
import dev.threadkeep.rest.http.parameter.TakesParameters;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import java.util.List;

/** Opening, listing, reading and editing threads. */
@Controller("/v1/threads")
@NeedsScope(Scope.THREADS_READ)
final class ThreadController {

  private static final EntryPointers NAMED_BY_AN_OPENING =
      new EntryPointers("#/assignee/id", "#/message/author/id");

  private final ThreadLifecycle lifecycle;
  private final ThreadReader threads;
  private final ThreadLists lists;
  private final ThreadChanges changes;
  private final MessageWriter messages;
  private final ReferenceChanges references;
  private final AnswerKeeping answers;

  ThreadController(
      ThreadLifecycle lifecycle,
      ThreadReader threads,
      ThreadLists lists,
      ThreadChanges changes,
      MessageWriter messages,
      ReferenceChanges references,
      AnswerKeeping answers) {
    this.lifecycle = lifecycle;
    this.threads = threads;
    this.lists = lists;
    this.changes = changes;
    this.messages = messages;
    this.references = references;
    this.answers = answers;
  }

  @Post
  @NeedsScope(Scope.THREADS_WRITE)
  @KeepsItsAnswer
  @WaitsForDeliveries
  HttpResponse<ThreadRepresentation> open(Call call, @Body ThreadOpening opening) {
    var first = opening.message();
    List<ThreadCommand> commands =
        first == null
            ? List.of()
            : List.of(
                new ThreadCommand.RecordMessage(
                    messages.message(call, "#/message", first),
                    first.at() == null ? MessageTime.RECORDED : MessageTime.TOLD));
    var thread = new Opening(opening.toThread(call.caller().organization(), references), commands);
    return NAMED_BY_AN_OPENING.pointed(
        () ->
            answers.answer(
                call.keyed(),
                keeping ->
                    lifecycle.open(call.caller(), call.origin(Through.CANONICAL), thread, keeping),
                outcome -> opened(outcome.thread())));
  }

  private static MutableHttpResponse<ThreadRepresentation> opened(ConversationThread thread) {
    return ThreadChanges.shown(thread)
        .status(HttpStatus.CREATED)
        .header(HttpHeaders.LOCATION, "/v1/threads/" + thread.id());
  }

  @Get
  @TakesParameters({
    "status",
    "assignee",
    "team",
    "tag",
    "tab",
    "escalated",
    "important",
    "archived",
    "contact",
    "external_ref",
    "updated_after",
    "q",
    "sort",
    "limit",
    "cursor"
  })
  Listed<ThreadRepresentation> list(Call call, HttpRequest<?> request) {
    return lists.list(call, request);
  }

  @Get("/{id}")
  HttpResponse<ThreadRepresentation> read(Call call, String id) {
    return ThreadChanges.shown(
        threads
            .find(call.caller(), ThreadChanges.located(id))
            .orElseThrow(ThreadException.UnknownThread::new));
  }

  @Patch("/{id}")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_JSON_MERGE_PATCH})
  @NeedsScope(Scope.THREADS_WRITE)
  @KeepsItsAnswer
  @WaitsForDeliveries
  HttpResponse<ThreadRepresentation> patch(Call call, String id, @Body ThreadPatch patch) {
    return EntryPointers.links()
        .pointed(() -> changes.change(call, id, patch.toCommands(references)));
  }
}
