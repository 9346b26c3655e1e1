package dev.threadkeep.rest.dialect.productlane;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.application.thread.ThreadReader;
import dev.threadkeep.application.thread.ThreadReader.StoredMessage;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.rest.http.Call;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Pages of a thread's messages in either direction. A place is the sequence of a message, so that
 * paging neither repeats nor loses one. A page ends after so many messages were looked at, with
 * what was found until then, and says where the list goes on.
 */
@Singleton
final class MessagePages {

  private static final int AT_ONCE = 100;
  private static final int MOST_READS = 4;

  private final ThreadReader threads;

  MessagePages(ThreadReader threads) {
    this.threads = threads;
  }

  /** Which way messages are listed. */
  enum Order {
    ASC,
    DESC;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A part of a thread's messages, in the order asked for, and where it goes on. */
  private record Stretch(List<StoredMessage> messages, @Nullable Long next) {}

  /**
   * A page of those that are wanted.
   *
   * @param after the sequence to start behind; at the beginning where absent
   */
  Page<StoredMessage, Long> page(
      Call call,
      ConversationThread thread,
      Order order,
      Predicate<Message> wanted,
      @Nullable Long after,
      int limit) {
    var found = new ArrayList<StoredMessage>();
    Long place = after == null ? start(thread, order) : after;
    for (int reads = 0; reads < MOST_READS; reads++) {
      var stretch = read(call, thread, order, place);
      for (var stored : stretch.messages()) {
        if (wanted.test(stored.message())) {
          if (found.size() == limit) {
            return new Page<>(found, found.getLast().sequence());
          }
          found.add(stored);
        }
      }
      if (stretch.next() == null) {
        return new Page<>(found, null);
      }
      place = stretch.next();
    }
    return new Page<>(found, place);
  }

  private static long start(ConversationThread thread, Order order) {
    return switch (order) {
      case ASC -> 0;
      case DESC -> thread.version() + 1;
    };
  }

  private Stretch read(Call call, ConversationThread thread, Order order, long from) {
    return switch (order) {
      case ASC -> {
        var page = messages(call, thread, from);
        yield new Stretch(page.items(), page.next());
      }
      case DESC -> {
        // Messages are read forwards, and so many sequences have at most so many messages.
        long behind = Math.max(0, from - 1 - AT_ONCE);
        var before =
            messages(call, thread, behind).items().stream()
                .filter(stored -> stored.sequence() < from)
                .toList();
        yield new Stretch(before.reversed(), behind == 0 ? null : behind + 1);
      }
    };
  }

  private Page<StoredMessage, Long> messages(Call call, ConversationThread thread, long after) {
    return threads.messages(call.caller(), new ThreadLocator.ById(thread.id()), after, AT_ONCE);
  }
}
