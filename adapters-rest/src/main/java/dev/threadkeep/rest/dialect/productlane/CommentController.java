package dev.threadkeep.rest.dialect.productlane;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.thread.ThreadReader.StoredMessage;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.message.MessageKind;
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

/** What teammates say among themselves. Nobody else sees it. */
@Controller(Productlane.THREADS + "/{threadId}/comments")
@NeedsScope(Scope.THREADS_READ)
final class CommentController {

  private final ProductlaneThreads threads;
  private final MessagePages pages;
  private final Cursor cursor;
  private final MessageShowing showing;
  private final NewMessages messages;

  CommentController(
      ProductlaneThreads threads,
      MessagePages pages,
      Cursor cursor,
      MessageShowing showing,
      NewMessages messages) {
    this.threads = threads;
    this.pages = pages;
    this.cursor = cursor;
    this.showing = showing;
    this.messages = messages;
  }

  @Get
  @TakesParameters({"limit", Cursor.PARAMETER})
  Listed<ProductlaneComment> list(Call call, String threadId, HttpRequest<?> request) {
    var limit = QueryParameters.of(request).limit();
    var thread = threads.get(call, threadId);
    var after = cursor.read(call, request).map(Long::valueOf).orElse(null);
    var page = pages.page(call, thread, Order.DESC, CommentController::isNote, after, limit);
    return Listed.of(
        showing.comments(call, thread, page.items().stream().map(StoredMessage::message).toList()),
        page.next() == null ? null : cursor.write(call, request, page.next().toString()),
        limit);
  }

  @Post
  @NeedsScope(Scope.THREADS_WRITE)
  ProductlaneComment comment(Call call, String threadId, @Body CommentInput given) {
    var note = messages.said(MessageKind.INTERNAL, call.actor(), given.text());
    var thread =
        threads.change(call, threadId, List.of(new ThreadCommand.RecordMessage(note))).thread();
    return showing.comments(call, thread, List.of(note)).getFirst();
  }

  static boolean isNote(Message message) {
    return message.kind() == MessageKind.INTERNAL;
  }
}
