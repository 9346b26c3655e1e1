package dev.threadkeep.application.directory;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Out-port: an organization's teammates.
 *
 * <p>Every method throws {@code KeyInvalidException} if the caller's key no longer works.
 */
public interface TeammateStore {
  Optional<Teammate> find(Caller caller, TeammateId id);

  /** The teammate that {@code vendor} knows as {@code externalId}. */
  Optional<Teammate> findByExternalId(Caller caller, Vendor vendor, String externalId);

  /** The teammate with this numeric alias. */
  Optional<Teammate> findByNumber(Caller caller, int number);

  /** Those of {@code ids} that there are. */
  List<Teammate> findAll(Caller caller, Collection<TeammateId> ids);

  /** All of them, oldest first, starting behind {@code after}. */
  Page<Teammate, Position> list(Caller caller, int limit, @Nullable Position after);

  /**
   * Keeps a new teammate.
   *
   * @throws ExternalIdTakenException if another teammate has one of the external ids
   * @throws NumberTakenException if another teammate has the number; draw another
   */
  void add(Caller caller, Teammate teammate);

  /**
   * Replaces name, addresses and external ids of a teammate.
   *
   * @return the teammate as kept, or nothing if there is none with this id
   * @throws ExternalIdTakenException if another teammate has one of the external ids
   */
  Optional<Teammate> replace(Caller caller, Teammate teammate);

  /**
   * Removes a teammate that nothing refers to: no thread is assigned to it, no valid key belongs to
   * it.
   */
  Removal remove(Caller caller, TeammateId id);

  /** What refers to the teammate, with the first {@code limit} of the threads. */
  Holdings holdings(Caller caller, TeammateId id, int limit);

  /** A place in the list of teammates. */
  record Position(Instant createdAt, TeammateId id) {}

  /** What came of a removal. */
  sealed interface Removal {
    /** It is gone. */
    record Removed() implements Removal {}

    /** There was none. */
    record NotFound() implements Removal {}

    /** It is still there, since so many threads and keys refer to it. */
    record StillReferred(long threads, long keys) implements Removal {}
  }

  /**
   * What refers to a teammate.
   *
   * @param threads how many threads are assigned to it
   * @param keys how many valid keys belong to it
   * @param first the first of the threads
   */
  record Holdings(long threads, long keys, List<ThreadId> first) {
    public Holdings {
      first = List.copyOf(first);
    }
  }

  /** Another teammate is known to the vendor by this id. */
  final class ExternalIdTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String vendor;
    private final String externalId;

    public ExternalIdTakenException(String vendor, String externalId) {
      super("%s knows another entry as %s".formatted(vendor, externalId));
      this.vendor = vendor;
      this.externalId = externalId;
    }

    public String vendor() {
      return vendor;
    }

    public String externalId() {
      return externalId;
    }
  }

  /** The number drawn for a new entry is in use. */
  final class NumberTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NumberTakenException() {
      super("the number is in use", null, false, false);
    }
  }
}
