package dev.threadkeep.persistence.thread;

import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.thread.ConversationThread;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which teammates get threads by a change. */
final class NewHolders {
  private final Set<UUID> ids = new LinkedHashSet<>();

  void add(@Nullable ConversationThread before, ConversationThread after) {
    Assignee holder = after.assignment().assignee();
    if (holder != null
        && (before == null || !Objects.equals(holder, before.assignment().assignee()))) {
      ids.add(holder.id().value());
    }
  }

  boolean isEmpty() {
    return ids.isEmpty();
  }

  Set<UUID> ids() {
    return ids;
  }
}
