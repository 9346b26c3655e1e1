package dev.threadkeep.application.transfer;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.directory.DirectoryStore;
import dev.threadkeep.application.directory.entry.Company;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Details;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.Kind;
import dev.threadkeep.application.directory.entry.Mention;
import dev.threadkeep.application.directory.entry.Project;
import dev.threadkeep.application.directory.entry.TagLook;
import dev.threadkeep.application.directory.entry.Team;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.policy.EscalatedClose;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the entries that an organization got while its directory was being exported, so that they
 * stand ahead of what refers to them. Not for several threads at once.
 *
 * <p>Nobody can remember all entries that were written of a directory of any size. Of those that
 * are older than the export it is known that they were; only the others are remembered. What was
 * last changed before them refers to none of them, so that nothing is looked up for its sake.
 */
final class Latecomers {
  /** How far apart the clocks of nodes may be, and how long it may take to store something. */
  static final Duration MARGIN = Duration.ofMinutes(10);

  private final DirectoryStore directory;
  private final Caller caller;
  private final Instant since;
  private final Set<Mention> written = new HashSet<>();

  /**
   * @param begun before anything of the directory was read
   */
  Latecomers(DirectoryStore directory, Caller caller, Instant begun) {
    this.directory = directory;
    this.caller = caller;
    this.since = begun.minus(MARGIN);
  }

  /** These are written next. */
  void note(Collection<? extends Entry<?>> entries) {
    entries.stream().filter(this::isRecent).map(Mention::of).forEach(written::add);
  }

  /** The companies that some entries belong to and that were not written yet. */
  List<Entry<?>> aheadOfEntries(List<? extends Entry<?>> entries) {
    return late(
        entries.stream()
            .filter(entry -> mayNameRecent(entry.updatedAt()))
            .flatMap(Latecomers::company)
            .map(Mention::of)
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** What a policy names and was not written yet. */
  List<Entry<?>> aheadOfPolicy(LifecyclePolicy policy) {
    return policy.escalatedClose() instanceof EscalatedClose.These(var teammates)
        ? late(teammates.stream().map(Mention::of).collect(Collectors.toUnmodifiableSet()))
        : List.of();
  }

  /** What threads refer to and was not written yet. */
  List<Entry<?>> aheadOfThreads(List<WholeThread> threads) {
    return late(
        threads.stream()
            .map(WholeThread::thread)
            .filter(thread -> mayNameRecent(thread.updatedAt()))
            .flatMap(thread -> Mention.allOf(thread).stream())
            .collect(Collectors.toUnmodifiableSet()));
  }

  private boolean isRecent(Entry<?> entry) {
    return !entry.createdAt().isBefore(since);
  }

  /** Who names an entry may do so by a clock that is behind the one by which it was made. */
  private boolean mayNameRecent(Instant changed) {
    return !changed.isBefore(since.minus(MARGIN));
  }

  private static Stream<CompanyId> company(Entry<?> entry) {
    return entry.details() instanceof Contact contact
        ? Stream.ofNullable(contact.company())
        : Stream.of();
  }

  private List<Entry<?>> late(Set<? extends Mention> named) {
    var contacts = late(Contact.class, named);
    var companies = new HashSet<Mention>(named);
    contacts.stream().flatMap(Latecomers::company).map(Mention::of).forEach(companies::add);
    var all = new ArrayList<Entry<?>>();
    all.addAll(late(Teammate.class, named));
    all.addAll(late(Team.class, named));
    all.addAll(late(Company.class, companies));
    all.addAll(contacts);
    all.addAll(late(TagLook.class, named));
    all.addAll(late(Project.class, named));
    return all;
  }

  private <D extends Details> List<Entry<D>> late(Class<D> kind, Set<? extends Mention> named) {
    var ids = new ArrayList<EntryId>();
    var keys = new ArrayList<String>();
    for (Mention mention : named) {
      if (mention.kind() == Kind.of(kind) && !written.contains(mention)) {
        switch (mention) {
          case Mention.ById(_, var id) -> ids.add(id);
          case Mention.ByName(var key) -> keys.add(key);
          case Mention.ByExternalId _ ->
              throw new IllegalArgumentException("nothing that is kept names an external id");
        }
      }
    }
    var found = new ArrayList<Entry<D>>();
    if (!ids.isEmpty()) {
      found.addAll(directory.findAll(caller, kind, ids));
    }
    if (!keys.isEmpty()) {
      found.addAll(directory.findByKey(caller, kind, keys));
    }
    found.removeIf(entry -> !isRecent(entry));
    note(found);
    return found;
  }
}
