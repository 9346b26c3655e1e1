package dev.threadkeep.application.directory;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.directory.entry.Details;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Out-port: an organization's directory. The kind of entry is told by the class of its details:
 * {@code find(caller, Contact.class, id)}. Ids, numbers and external ids are those of one kind;
 * other kinds may have the same.
 *
 * <p>Every method throws {@code KeyInvalidException} if the caller's key no longer works, and
 * {@code StoreUnavailableException} if the store cannot be reached.
 */
public interface DirectoryStore {
  <D extends Details> Optional<Entry<D>> find(Caller caller, Class<D> kind, EntryId id);

  /** The entry that {@code vendor} knows as {@code externalId}. */
  <D extends Details> Optional<Entry<D>> findByExternalId(
      Caller caller, Class<D> kind, Vendor vendor, String externalId);

  /** Those that {@code vendor} knows by one of {@code externalIds}. */
  <D extends Details> List<Entry<D>> findByExternalIds(
      Caller caller, Class<D> kind, Vendor vendor, Collection<String> externalIds);

  /** The entry with this number. */
  <D extends Details> Optional<Entry<D>> findByNumber(Caller caller, Class<D> kind, int number);

  /** Those of {@code ids} that there are. */
  <D extends Details> List<Entry<D>> findAll(Caller caller, Class<D> kind, Collection<EntryId> ids);

  /** Those that have one of {@link Details#key() these keys}, oldest first. */
  <D extends Details> List<Entry<D>> findByKey(
      Caller caller, Class<D> kind, Collection<String> keys);

  /** All of a kind, oldest first, starting behind {@code after}. */
  <D extends Details> Page<Entry<D>, Position> list(
      Caller caller, Class<D> kind, int limit, @Nullable Position after);

  /**
   * Keeps a new entry.
   *
   * @throws DirectoryException if it cannot be kept like that
   * @throws NumberTakenException if another entry of the kind has the number; draw another
   */
  void add(Caller caller, Entry<?> entry);

  /**
   * Replaces an entry, which nobody else changes between what {@code change} is given and what it
   * gives back. What it throws leaves everything as it was and reaches the caller.
   *
   * @param change may be asked again; must keep id, number and time of creation
   * @return the entry as kept, or nothing if there is none with this id
   * @throws DirectoryException if it cannot be kept like that
   */
  <D extends Details> Optional<Entry<D>> replace(
      Caller caller, Class<D> kind, EntryId id, UnaryOperator<Entry<D>> change);

  /**
   * Removes an entry that nothing refers to.
   *
   * @param check is given the entry before; what it throws keeps the entry
   */
  <D extends Details> Removal remove(
      Caller caller, Class<D> kind, EntryId id, Consumer<Entry<D>> check);

  /**
   * Removes an entry that nothing refers to but the organization's policy, which then names {@code
   * heir} instead: one version on, and recorded for the audit by the same transaction.
   *
   * @throws dev.threadkeep.application.policy.UnknownTeammatesException if the policy would name an
   *     heir who is not there
   */
  <D extends Details> Removal removeInFavourOf(Caller caller, Class<D> kind, EntryId id, Heir heir);

  /** What refers to an entry, with the first {@code limit} of the threads. */
  <D extends Details> Holdings holdings(Caller caller, Entry<D> entry, int limit);

  /**
   * Has the contacts of one company belong to another.
   *
   * @throws DirectoryException.UnknownCompany if there is no such other
   */
  void moveContacts(Caller caller, CompanyId from, CompanyId to, Instant now);

  /**
   * The entry that takes another's place.
   *
   * @param signature of whoever says so
   */
  record Heir(EntryId id, Signature signature, Instant at) {}

  /** A place in a list of entries. */
  record Position(Instant createdAt, EntryId id) {}

  /** What came of a removal. */
  sealed interface Removal {
    /** It is gone. */
    record Removed() implements Removal {}

    /** There was none. */
    record NotFound() implements Removal {}

    /** It is still there, since this refers to it. */
    record StillReferred(References by) implements Removal {}
  }

  /**
   * How much refers to an entry.
   *
   * @param threads that are held by the teammate or the team, held with the contact, linked to the
   *     company or the project, or have the tag, archived ones included
   * @param keys that work and belong to the teammate
   * @param contacts that belong to the company
   * @param policy whether the organization's policy names the teammate
   */
  record References(long threads, long keys, long contacts, boolean policy) {
    public boolean areNone() {
      return areNoneButThePolicy() && !policy;
    }

    /** Whether all that is left is what {@link #removeInFavourOf} gives away itself. */
    public boolean areNoneButThePolicy() {
      return threads == 0 && keys == 0 && contacts == 0;
    }
  }

  /**
   * What refers to an entry.
   *
   * @param first the first of the threads
   */
  record Holdings(References references, List<Referrer> first) {
    public Holdings {
      first = List.copyOf(first);
    }
  }

  /** A thread that referred to an entry when it was at this version. */
  record Referrer(ThreadId thread, long version) {}

  /** The number drawn for a new entry is in use. */
  final class NumberTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NumberTakenException() {
      super("the number is in use", null, false, false);
    }
  }
}
