package dev.threadkeep.rest.dialect.productlane;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.application.thread.ThreadReader.StoredMessage;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.rest.dialect.productlane.MessagePages.Order;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.NewMessages;
import dev.threadkeep.rest.http.key.NeedsScope;
import dev.threadkeep.rest.http.parameter.QueryParameters;
import dev.threadkeep.rest.http.parameter.TakesParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.List;
import java.util.Optional;

/** What is said between the contact and the organization. */
@Controller(Productlane.THREADS + "/{threadId}/messages")
@NeedsScope(Scope.THREADS_READ)
final class MessageController {

  private final ProductlaneThreads threads;
  private final ProductlaneEntries entries;
  private final MessagePages pages;
  private final Cursor cursor;
  private final MessageShowing showing;
  private final NewMessages messages;

  MessageController(
      ProductlaneThreads threads,
      ProductlaneEntries entries,
      MessagePages pages,
      Cursor cursor,
      MessageShowing showing,
      NewMessages messages) {
    this.threads = threads;
    this.entries = entries;
    this.pages = pages;
    this.cursor = cursor;
    this.showing = showing;
    this.messages = messages;
  }

  /** That a message was sent, and by what way. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Sent(String id, String threadId, String channel) {}

  @Get
  @TakesParameters({
    "limit",
    Cursor.PARAMETER,
    "order",
    MessageFilter.TYPE,
    MessageFilter.DIRECTION,
    MessageFilter.USER_ID,
    MessageFilter.Q,
    MessageFilter.CREATED_AFTER,
    MessageFilter.CREATED_BEFORE,
    MessageFilter.UPDATED_AFTER,
    MessageFilter.UPDATED_BEFORE
  })
  Listed<ProductlaneMessage> list(Call call, String threadId, HttpRequest<?> request) {
    var parameters = QueryParameters.of(request);
    var limit = parameters.limit();
    var order = parameters.word("order", Order.class, Order::word).orElse(Order.ASC);
    var thread = threads.get(call, threadId);
    var wanted = MessageFilter.of(parameters, thread, id -> teammate(call, id));
    var after = cursor.read(call, request).map(Long::valueOf).orElse(null);
    var page = pages.page(call, thread, order, wanted, after, limit);
    return Listed.of(
        showing.messages(call, thread, page.items().stream().map(StoredMessage::message).toList()),
        page.next() == null ? null : cursor.write(call, request, page.next().toString()),
        limit);
  }

  @Post
  @NeedsScope(Scope.THREADS_WRITE)
  Sent send(Call call, String threadId, @Body MessageInput given) {
    var message = messages.said(MessageKind.OUTBOUND, call.actor(), given.text());
    var thread =
        threads
            .change(call, threadId, List.of(new ThreadCommand.RecordMessage(message)))
            .messageThread();
    return new Sent(
        message.id().toString(),
        Productlane.DIALECT.idOf(thread),
        MessageType.reply(thread.links().channel()));
  }

  private Optional<TeammateId> teammate(Call call, String id) {
    return entries.find(call, Teammate.class, id).map(entry -> Teammate.assignee(entry).id());
  }
}
