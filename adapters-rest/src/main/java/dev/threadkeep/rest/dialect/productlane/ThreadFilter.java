package dev.threadkeep.rest.dialect.productlane;

import dev.threadkeep.application.thread.NewestThreads;
import dev.threadkeep.application.thread.ThreadQuery.StatusName;
import dev.threadkeep.domain.thread.ConversationThread;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The filters of Productlane's list of threads. Several together must all hold.
 *
 * @param statuses in which status; none at all is a list of nothing
 * @param externalId by which id some vendor knows a thread, where it was asked for
 * @param createdAfter behind which time of creation nothing more is to be found
 */
record ThreadFilter(
    Set<StatusName> statuses,
    Predicate<ConversationThread> wanted,
    @Nullable String externalId,
    @Nullable Instant createdAfter) {

  ThreadFilter {
    statuses = Set.copyOf(statuses);
  }

  NewestThreads.Filter toNewest() {
    return new NewestThreads.Filter(statuses, wanted);
  }

  /** Whether a thread that was found by something else is wanted. */
  boolean test(ConversationThread thread) {
    return statuses.contains(StatusWord.of(thread.status()).toStatus()) && wanted.test(thread);
  }
}
