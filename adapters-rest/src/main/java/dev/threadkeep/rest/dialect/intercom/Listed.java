package dev.threadkeep.rest.dialect.intercom;

import dev.threadkeep.application.thread.ThreadQuery.Narrowing;
import dev.threadkeep.application.thread.ThreadQuery.Sort;
import dev.threadkeep.application.thread.ThreadQuery.StatusName;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a list has.
 *
 * @param name what tells it from other lists, for places in it
 * @param wanted what else must hold, which no index serves
 */
record Listed(
    String name,
    @Nullable StatusName status,
    Narrowing narrowing,
    @Nullable Instant updatedAfter,
    Sort sort,
    @Nullable Predicate<IntercomConversation> wanted) {

  static Listed all(Sort sort) {
    return new Listed("conversations " + sort, null, new Narrowing.None(), null, sort, null);
  }
}
