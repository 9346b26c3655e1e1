package dev.threadkeep.application.directory;

import dev.threadkeep.application.Ids;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.directory.Teammate.Kind;
import dev.threadkeep.application.directory.TeammateStore.NumberTakenException;
import dev.threadkeep.application.directory.TeammateStore.Removal;
import dev.threadkeep.application.thread.Origin;
import dev.threadkeep.application.thread.ThreadLifecycle;
import dev.threadkeep.application.thread.ThreadLifecycle.Request;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Use case: the teammates of an organization. */
public final class Teammates {
  /** How many threads are given to the replacement between two looks at what is left. */
  private static final int BATCH = 200;

  private final TeammateStore store;
  private final ThreadLifecycle threads;
  private final Ids ids;
  private final InstantSource clock;

  public Teammates(TeammateStore store, ThreadLifecycle threads, Ids ids, InstantSource clock) {
    this.store = store;
    this.threads = threads;
    this.ids = ids;
    this.clock = clock;
  }

  /** What a teammate is to be, without the identity that the service gives it. */
  public record Details(
      Kind kind,
      String name,
      @Nullable String email,
      @Nullable String imageUrl,
      Map<Vendor, String> externalIds) {
    public Details {
      externalIds = Map.copyOf(externalIds);
    }
  }

  /** The id is for the demo and imports, which bring their own; everybody else leaves it to us. */
  public Teammate create(Caller caller, Details details, @Nullable TeammateId ownId) {
    var id = ownId == null ? new TeammateId(ids.next()) : ownId;
    while (true) {
      var now = clock.instant();
      var teammate =
          new Teammate(
              id,
              details.kind(),
              ids.nextDirectoryNumber(),
              details.name(),
              details.email(),
              details.imageUrl(),
              details.externalIds(),
              now,
              now);
      try {
        store.add(caller, teammate);
        return teammate;
      } catch (NumberTakenException _) {
        // Another number is drawn.
      }
    }
  }

  /** Gives a teammate other details; its kind stays. Nothing if there is none with this id. */
  public Optional<Teammate> replace(Caller caller, TeammateId id, Details details) {
    return store
        .find(caller, id)
        .flatMap(
            old ->
                store.replace(
                    caller,
                    new Teammate(
                        id,
                        old.kind(),
                        old.number(),
                        details.name(),
                        details.email(),
                        details.imageUrl(),
                        details.externalIds(),
                        old.createdAt(),
                        clock.instant())));
  }

  /** Removes a teammate that nothing refers to. */
  public Removal remove(Caller caller, TeammateId id) {
    return store.remove(caller, id);
  }

  /**
   * Gives all threads of a teammate to another, each by a change of its own, and removes it.
   *
   * @throws dev.threadkeep.application.thread.ThreadException if the replacement does not exist or
   *     a thread refuses it; threads given away before that stay so
   */
  public Removal removeInFavourOf(
      Caller caller, Origin origin, TeammateId id, Assignee replacement) {
    if (replacement.id().equals(id)) {
      throw new IllegalArgumentException("a teammate cannot replace itself");
    }
    while (true) {
      var held = store.holdings(caller, id, BATCH);
      if (held.keys() > 0) {
        // No thread is given away for a removal that is going to be refused.
        return new Removal.StillReferred(held.threads(), held.keys());
      }
      if (held.first().isEmpty()) {
        return store.remove(caller, id);
      }
      for (var thread : held.first()) {
        threads.change(
            new Request(
                caller,
                origin,
                new ThreadLocator.ById(thread),
                new ThreadCommand.Assign(replacement)));
      }
    }
  }
}
