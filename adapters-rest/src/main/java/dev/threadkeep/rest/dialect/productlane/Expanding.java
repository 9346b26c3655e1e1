package dev.threadkeep.rest.dialect.productlane;

import dev.threadkeep.application.thread.ThreadReader.StoredMessage;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.rest.dialect.productlane.MessagePages.Order;
import dev.threadkeep.rest.http.Call;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Puts a thread's conversation beside it. */
@Singleton
final class Expanding {

  /** A whole conversation, but for the longest; the lists have all of it. */
  private static final int MOST = 400;

  /** A page may come to its end before it has found any. */
  private static final int MOST_PAGES = 10;

  private final MessagePages pages;
  private final MessageShowing messages;
  private final ProductlaneShowing threads;

  Expanding(MessagePages pages, MessageShowing messages, ProductlaneShowing threads) {
    this.pages = pages;
    this.messages = messages;
    this.threads = threads;
  }

  /**
   * The thread.
   *
   * @param expand {@code messages}, {@code comments} or both with a comma between them; what else
   *     is named is overlooked, as Productlane does
   */
  ExpandedThread expand(Call call, ConversationThread thread, String expand) {
    var wanted = Stream.of(expand.split(",", -1)).map(String::strip).toList();
    return new ExpandedThread(
        threads.one(call, thread),
        wanted.contains("messages")
            ? messages.messages(
                call,
                thread,
                said(call, thread, Order.ASC, message -> !CommentController.isNote(message)))
            : null,
        wanted.contains("comments")
            ? messages.comments(
                call, thread, said(call, thread, Order.DESC, CommentController::isNote))
            : null);
  }

  private List<Message> said(
      Call call, ConversationThread thread, Order order, Predicate<Message> wanted) {
    var found = new ArrayList<Message>();
    Long place = null;
    for (int pagesRead = 0; pagesRead < MOST_PAGES && found.size() < MOST; pagesRead++) {
      var page = pages.page(call, thread, order, wanted, place, MOST - found.size());
      page.items().stream().map(StoredMessage::message).forEach(found::add);
      place = page.next();
      if (place == null) {
        break;
      }
    }
    return found;
  }
}
