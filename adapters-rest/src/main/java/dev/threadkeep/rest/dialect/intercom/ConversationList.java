package dev.threadkeep.rest.dialect.intercom;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of conversations in Intercom's wrapping.
 *
 * @param totalCount how many there are: exact where the end is in sight, else at least so many
 */
@JsonNaming(SnakeCaseStrategy.class)
record ConversationList(
    String type, Pages pages, int totalCount, List<IntercomConversation> conversations) {

  ConversationList {
    conversations = List.copyOf(conversations);
  }

  /** Where the page stands among the others. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Pages(String type, int page, int perPage, int totalPages, @Nullable Next next) {}

  /** How to go on. */
  sealed interface Next {

    /**
     * As versions from 2.6 on say it.
     *
     * @param page as 2.6 documents it; later versions leave it out
     * @param perPage as later versions document it
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Cursor(int page, int perPage, String startingAfter) implements Next {}

    /** As versions before 2.6 said it. */
    record Url(@JsonValue String url) implements Next {}
  }

  static ConversationList of(
      List<IntercomConversation> shown, int page, int perPage, int total, @Nullable String next) {
    // A page that found less than it may hold does not change the number of those before it.
    int pages = Math.max(Math.ceilDiv(total, perPage), next == null ? page : page + 1);
    return new ConversationList(
        "conversation.list",
        new Pages(
            "pages",
            page,
            perPage,
            pages,
            next == null ? null : new Next.Cursor(page + 1, perPage, next)),
        total,
        shown);
  }

  /** The same page, from which one goes on like this. */
  ConversationList continued(Next next) {
    return new ConversationList(
        type,
        new Pages(pages.type, pages.page, pages.perPage, pages.totalPages, next),
        totalCount,
        conversations);
  }
}
