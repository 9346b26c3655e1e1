package dev.threadkeep.rest.canonical.thread;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.thread.MessageLocator;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadLifecycle.Outcome;
import dev.threadkeep.application.thread.ThreadReader;
import dev.threadkeep.domain.message.MessageId;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.rest.canonical.EntryPointers;
import dev.threadkeep.rest.canonical.delivery.WaitsForDeliveries;
import dev.threadkeep.rest.canonical.page.Listed;
import dev.threadkeep.rest.canonical.page.Paging;
import dev.threadkeep.rest.canonical.page.Places;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.idempotency.KeepsItsAnswer;
import dev.threadkeep.rest.http.key.NeedsScope;
import dev.threadkeep.rest.http.parameter.EntityTags;
import dev.threadkeep.rest.http.parameter.QueryParameters;
import dev.threadkeep.rest.http.parameter.TakesParameters;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.net.URI;
import java.util.List;

/** What is said in threads. */
@Controller("/v1")
@NeedsScope(Scope.THREADS_READ)
final class MessageController {

  private final ThreadReader threads;
  private final ThreadChanges changes;
  private final MessageWriter writer;
  private final Paging paging;

  MessageController(
      ThreadReader threads, ThreadChanges changes, MessageWriter writer, Paging paging) {
    this.threads = threads;
    this.changes = changes;
    this.writer = writer;
    this.paging = paging;
  }

  /** A message with the thread that it ended up in, a follow-up perhaps. */
  record Recorded(MessageRepresentation message, ThreadRepresentation thread) {}

  @Post("/threads/{id}/messages")
  @NeedsScope(Scope.THREADS_WRITE)
  @KeepsItsAnswer
  @WaitsForDeliveries
  HttpResponse<Recorded> record(Call call, String id, @Body MessageInput given) {
    var message = writer.message(call, "#", given);
    return EntryPointers.author("#/author/id")
        .pointed(
            () ->
                changes.change(
                    call,
                    id,
                    List.of(new ThreadCommand.RecordMessage(message)),
                    MessageController::recorded));
  }

  private static MutableHttpResponse<Recorded> recorded(Outcome outcome) {
    var message = outcome.messages().getFirst();
    var thread = outcome.messageThread();
    return HttpResponse.created(
            new Recorded(
                MessageRepresentation.of(thread.id(), message), ThreadRepresentation.of(thread)),
            URI.create("/v1/messages/" + message.id()))
        .header(HttpHeaders.ETAG, EntityTags.of(thread.version()));
  }

  @Get("/threads/{id}/messages")
  @TakesParameters({"limit", "cursor"})
  Listed<MessageRepresentation> list(Call call, String id, HttpRequest<?> request) {
    var parameters = QueryParameters.of(request);
    var locator = ThreadChanges.located(id);
    var list = paging.of("messages " + locator, call.caller().organization(), Places.BY_SEQUENCE);
    var after = list.after(parameters);
    return list.show(
        threads.messages(call.caller(), locator, after == null ? 0 : after, parameters.limit()),
        MessageRepresentation::of);
  }

  @Get("/messages/{id}")
  MessageRepresentation read(Call call, String id) {
    return threads
        .message(call.caller(), new MessageLocator.ById(named(id)))
        .map(MessageRepresentation::of)
        .orElseThrow(ThreadException.UnknownMessage::new);
  }

  private static MessageId named(String id) {
    try {
      return MessageId.parse(id);
    } catch (IllegalArgumentException _) {
      throw new ThreadException.UnknownMessage();
    }
  }
}
