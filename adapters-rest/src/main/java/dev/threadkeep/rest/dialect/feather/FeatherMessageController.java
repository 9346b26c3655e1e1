package dev.threadkeep.rest.dialect.feather;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.thread.ThreadReader.StoredMessage;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.message.MessageText;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.NewMessages;
import dev.threadkeep.rest.http.dialect.DialectThreads;
import dev.threadkeep.rest.http.key.NeedsScope;
import dev.threadkeep.rest.http.parameter.QueryParameters;
import dev.threadkeep.rest.http.parameter.TakesParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.List;

/** What is said in a thread. */
@Controller(Feather.THREADS + "/{threadId}/messages")
@NeedsScope(Scope.THREADS_READ)
final class FeatherMessageController {

  private static final int USUAL_LIMIT = 50;
  private static final int LARGEST_LIMIT = 100;

  private final DialectThreads threads;
  private final NewMessages messages;

  FeatherMessageController(DialectThreads threads, NewMessages messages) {
    this.threads = threads;
    this.messages = messages;
  }

  /** A page of messages. */
  record Listed(List<FeatherMessage> messages, FeatherPagination pagination) {
    Listed {
      messages = List.copyOf(messages);
    }
  }

  @Get
  @TakesParameters({"limit", "cursor", FeatherMessageFilter.DIRECTION, FeatherMessageFilter.STATUS})
  Listed list(Call call, String threadId, HttpRequest<?> request) {
    var parameters = QueryParameters.of(request);
    var limit = parameters.limit(USUAL_LIMIT, LARGEST_LIMIT);
    var filter = FeatherMessageFilter.of(parameters);
    var thread = threads.get(call, Feather.DIALECT, threadId);
    var after = parameters.text("cursor").map(id -> behind(call, thread.id(), id)).orElse(null);
    var page =
        threads.messages(call, thread.id(), stored -> filter.test(stored.message()), after, limit);
    var shownId = Feather.DIALECT.idOf(thread);
    return new Listed(
        page.items().stream().map(stored -> FeatherMessage.of(shownId, stored.message())).toList(),
        new FeatherPagination(
            limit, page.next() == null ? null : page.next().message().id().toString()));
  }

  @Post
  @NeedsScope(Scope.THREADS_WRITE)
  FeatherMessage.Sent send(Call call, String threadId, @Body FeatherMessageInput given) {
    var text = given.text();
    var thread = threads.get(call, Feather.DIALECT, threadId);
    var message = message(call, thread, text);
    var outcome =
        threads.change(call, Feather.DIALECT, threadId, new ThreadCommand.RecordMessage(message));
    return FeatherMessage.sent(Feather.DIALECT.idOf(outcome.messageThread()), message);
  }

  /** On the web it is the visitor who speaks through this route, elsewhere the organization. */
  private Message message(Call call, ConversationThread thread, MessageText text) {
    return FeatherThread.isOnTheWeb(thread)
        ? messages.said(MessageKind.INBOUND, new Actor.Contact(null), text)
        : messages.said(MessageKind.OUTBOUND, call.actor(), text);
  }

  private StoredMessage behind(Call call, ThreadId thread, String cursor) {
    return threads
        .message(call, thread, cursor)
        .orElseThrow(
            () -> QueryParameters.bad("cursor", "is not the id of a message of this thread"));
  }
}
