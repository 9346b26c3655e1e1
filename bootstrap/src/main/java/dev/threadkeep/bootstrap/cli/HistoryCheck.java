package dev.threadkeep.bootstrap.cli;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.OrganizationStore.Organization;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.application.thread.ThreadQuery;
import dev.threadkeep.application.thread.ThreadQuery.ArchiveFilter;
import dev.threadkeep.application.thread.ThreadQuery.Narrowing;
import dev.threadkeep.application.thread.ThreadQuery.Sort;
import dev.threadkeep.application.thread.ThreadReader;
import dev.threadkeep.application.thread.ThreadReader.History;
import dev.threadkeep.application.thread.ThreadReader.Position;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadId;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Compares each thread of an organization, as it is stored, with what its history makes. */
final class HistoryCheck {
  private static final int PAGE = 200;

  private final ThreadReader reader;
  private final Consumer<String> findings;
  private long threads;
  private long differing;

  HistoryCheck(ThreadReader reader, Consumer<String> findings) {
    this.reader = reader;
    this.findings = findings;
  }

  /** How many threads were looked at so far. */
  long threads() {
    return threads;
  }

  /** How many of them are not what their history makes. */
  long differing() {
    return differing;
  }

  void check(Organization organization) {
    var caller = Caller.service(organization.id(), new Actor.Policy());
    @Nullable Position after = null;
    do {
      var page = reader.list(caller, everything(after));
      for (var thread : page.items()) {
        check(caller, organization, thread.id());
      }
      after = page.next();
    } while (after != null);
  }

  /** By creation, which no change of a thread moves while the check runs. */
  private static ThreadQuery everything(@Nullable Position after) {
    return new ThreadQuery(
        null, new Narrowing.None(), ArchiveFilter.ANY, null, Sort.CREATED_ASCENDING, after, PAGE);
  }

  private void check(Caller caller, Organization organization, ThreadId id) {
    threads++;
    // Read again with its history, in one trip: it may have changed since it was listed.
    difference(organization, reader.history(caller, new ThreadLocator.ById(id)))
        .ifPresent(
            difference -> {
              differing++;
              findings.accept(
                  "Thread %s of \"%s\": %s".formatted(id, organization.name(), difference));
            });
  }

  private static Optional<String> difference(Organization organization, History history) {
    try {
      var stored = history.thread();
      var folded = ConversationThread.replay(stored.id(), organization.id(), history.events());
      return folded.equals(stored)
          ? Optional.empty()
          : Optional.of("stored as %s, but its history makes %s".formatted(stored, folded));
    } catch (IllegalArgumentException broken) {
      return Optional.of("its history is broken: " + broken.getMessage());
    }
  }
}
