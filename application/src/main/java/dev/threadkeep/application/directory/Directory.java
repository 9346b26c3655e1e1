package dev.threadkeep.application.directory;

import dev.threadkeep.application.Ids;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.directory.DirectoryStore.Heir;
import dev.threadkeep.application.directory.DirectoryStore.NumberTakenException;
import dev.threadkeep.application.directory.DirectoryStore.Removal;
import dev.threadkeep.application.directory.entry.Company;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Details;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.ExternalIds;
import dev.threadkeep.application.directory.entry.Kind;
import dev.threadkeep.application.directory.entry.Project;
import dev.threadkeep.application.directory.entry.TagLook;
import dev.threadkeep.application.directory.entry.Team;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.application.thread.Origin;
import dev.threadkeep.application.thread.Precondition;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadLifecycle;
import dev.threadkeep.application.thread.ThreadLifecycle.Request;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.party.TeamId;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.thread.ProjectId;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Use case: what stands in the directory of an organization, of whatever kind. */
public final class Directory {
  /** How many threads are given to the replacement between two looks at what is left. */
  private static final int BATCH = 200;

  private final DirectoryStore store;
  private final ThreadLifecycle threads;
  private final Ids ids;
  private final InstantSource clock;

  public Directory(DirectoryStore store, ThreadLifecycle threads, Ids ids, InstantSource clock) {
    this.store = store;
    this.threads = threads;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Adds an entry.
   *
   * @param ownId for the demo and imports, which bring their own; everybody else leaves it to us
   * @throws DirectoryException if it cannot be kept like that
   */
  public <D extends Details> Entry<D> create(
      Caller caller, D details, ExternalIds externalIds, @Nullable EntryId ownId) {
    var id = ownId == null ? EntryId.of(ids.next()) : ownId;
    while (true) {
      var entry = Entry.begun(id, number(details.kind()), details, externalIds, clock.instant());
      try {
        store.add(caller, entry);
        return entry;
      } catch (NumberTakenException _) {
        // Another number is drawn.
      }
    }
  }

  private @Nullable Integer number(Kind kind) {
    return kind.isNumbered() ? ids.nextDirectoryNumber() : null;
  }

  /** A contact to be made by the change that needs one whom a vendor knows by this id. */
  public Entry<Contact> contactKnownAs(Vendor vendor, String externalId) {
    return Entry.begun(
        EntryId.of(ids.next()),
        null,
        Contact.UNKNOWN,
        ExternalIds.of(vendor, externalId),
        clock.instant());
  }

  /**
   * Describes an entry anew. Nothing if there is none with this id.
   *
   * @param details what it is to say, given the entry as it is; what this throws reaches the caller
   * @throws DirectoryException if it cannot be kept like that, or is at another version
   */
  public <D extends Details> Optional<Entry<D>> replace(
      Caller caller,
      Class<D> kind,
      EntryId id,
      Precondition precondition,
      Function<Entry<D>, D> details,
      ExternalIds externalIds) {
    return store.replace(
        caller,
        kind,
        id,
        old -> {
          check(precondition, old);
          return old.described(details.apply(old), externalIds, clock.instant());
        });
  }

  /**
   * Removes an entry that nothing refers to.
   *
   * @throws DirectoryException.VersionMismatch if it is at another version
   */
  public <D extends Details> Removal remove(
      Caller caller, Class<D> kind, EntryId id, Precondition precondition) {
    return store.remove(caller, kind, id, old -> check(precondition, old));
  }

  /**
   * Puts another entry in the place of one, in each thread by a change of its own and in the policy
   * as it goes, and removes it. A thread that somebody gives another one meanwhile keeps that.
   *
   * @param signature of whoever asks for it, for the audit
   * @throws ThreadException if the replacement does not exist or a thread refuses it; threads that
   *     have it by then keep it
   * @throws DirectoryException.VersionMismatch if the entry is at another version, before anything
   *     is given away
   */
  public <D extends Details> Removal removeInFavourOf(
      Caller caller,
      Signature signature,
      Origin origin,
      Precondition precondition,
      Entry<D> old,
      Entry<D> replacement) {
    check(precondition, old);
    if (replacement.id().equals(old.id())) {
      throw new IllegalArgumentException("an entry cannot replace itself");
    }
    var commands = inItsPlace(old.details(), replacement);
    while (true) {
      var held = store.holdings(caller, old, BATCH);
      if (held.references().keys() > 0) {
        // No thread is given away for a removal that is going to be refused.
        return new Removal.StillReferred(held.references());
      }
      if (held.first().isEmpty()) {
        if (held.references().contacts() > 0) {
          store.moveContacts(caller, company(old), company(replacement), clock.instant());
        }
        var heir = new Heir(replacement.id(), signature, clock.instant());
        return store.removeInFavourOf(caller, kind(old), old.id(), heir);
      }
      for (var referrer : held.first()) {
        giveAway(
            new Request(
                caller,
                origin,
                new ThreadLocator.ById(referrer.thread()),
                new Precondition.VersionIn(Set.of(referrer.version())),
                commands));
      }
    }
  }

  private void giveAway(Request request) {
    try {
      threads.change(request);
    } catch (ThreadException.VersionMismatch | ThreadException.UnknownThread _) {
      // Whether it still has the entry shows when what is left is read again.
    }
  }

  @SuppressWarnings("unchecked") // an entry's details are of its own class
  private static <D extends Details> Class<D> kind(Entry<D> entry) {
    return (Class<D>) entry.details().getClass();
  }

  private static CompanyId company(Entry<?> entry) {
    return new CompanyId(entry.id().value());
  }

  private static <D extends Details> List<ThreadCommand> inItsPlace(D old, Entry<D> replacement) {
    var id = replacement.id().value();
    return switch (replacement.details()) {
      case Teammate teammate ->
          List.of(new ThreadCommand.Assign(teammate.type().assignee(TeammateId.parse(id))));
      case Team _ -> List.of(new ThreadCommand.AssignTeam(new TeamId(id)));
      case Contact _ -> List.of(new ThreadCommand.LinkContact(new ContactId(id)));
      case Company _ -> List.of(new ThreadCommand.LinkCompany(new CompanyId(id)));
      case Project _ -> List.of(new ThreadCommand.LinkProject(new ProjectId(id)));
      case TagLook look ->
          List.of(
              new ThreadCommand.RemoveTag(TagLook.named(String.valueOf(old.name()))),
              new ThreadCommand.AddTag(look.tag()));
    };
  }

  /**
   * Refuses an entry that is not at a version that is expected.
   *
   * @throws DirectoryException.VersionMismatch if it is not
   */
  public static void check(Precondition precondition, Entry<?> entry) {
    if (!precondition.admits(entry.version())) {
      throw new DirectoryException.VersionMismatch(entry.version());
    }
  }

  /**
   * Refuses for an entry that is no longer there whatever is expected of one.
   *
   * @throws DirectoryException.Gone if anything is
   */
  public static void checkGone(Precondition precondition) {
    if (precondition.asksForSomething()) {
      throw new DirectoryException.Gone();
    }
  }
}
