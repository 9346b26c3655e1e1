package dev.threadkeep.rest.service;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.directory.DirectoryException;
import dev.threadkeep.application.directory.DirectoryStore;
import dev.threadkeep.application.directory.DirectoryStore.Referrer;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Details;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.Kind;
import dev.threadkeep.application.directory.entry.Known;
import dev.threadkeep.application.directory.entry.Known.Found;
import dev.threadkeep.application.directory.entry.Mention;
import dev.threadkeep.application.directory.entry.Mentions;
import dev.threadkeep.application.directory.entry.TagLook;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.application.policy.PolicyStore.Replacement;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.policy.EscalatedClose;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Entries in a list, oldest first. */
final class DirectoryInMemory implements DirectoryStore {

  private record Kept(OrganizationId organization, Entry<?> entry) {}

  private final KeysInMemory keys;
  private final PoliciesInMemory policies;
  private final List<Kept> all = new ArrayList<>();
  private BiFunction<Caller, Entry<?>, List<Referrer>> referring = (_, _) -> List.of();

  DirectoryInMemory(KeysInMemory keys, PoliciesInMemory policies) {
    this.keys = keys;
    this.policies = policies;
    policies.teammates(this::hasTeammate);
    keys.teammates(this::hasTeammate);
  }

  private boolean hasTeammate(OrganizationId organization, TeammateId teammate) {
    return all.stream()
        .filter(kept -> kept.organization().equals(organization))
        .map(Kept::entry)
        .anyMatch(
            entry ->
                entry.kind() == Kind.TEAMMATE && entry.id().equals(EntryId.of(teammate.value())));
  }

  void referringThreads(BiFunction<Caller, Entry<?>, List<Referrer>> source) {
    referring = source;
  }

  @Override
  public <D extends Details> Optional<Entry<D>> find(Caller caller, Class<D> kind, EntryId id) {
    return first(caller, kind, entry -> entry.id().equals(id));
  }

  @Override
  public <D extends Details> Optional<Entry<D>> findByExternalId(
      Caller caller, Class<D> kind, Vendor vendor, String externalId) {
    return first(
        caller,
        kind,
        entry -> entry.externalIds().at(vendor).filter(externalId::equals).isPresent());
  }

  @Override
  public <D extends Details> List<Entry<D>> findByExternalIds(
      Caller caller, Class<D> kind, Vendor vendor, Collection<String> externalIds) {
    return all(caller, kind).stream()
        .filter(entry -> entry.externalIds().at(vendor).filter(externalIds::contains).isPresent())
        .toList();
  }

  @Override
  public <D extends Details> Optional<Entry<D>> findByNumber(
      Caller caller, Class<D> kind, int number) {
    return first(caller, kind, entry -> entry.number() != null && entry.number() == number);
  }

  @Override
  public <D extends Details> List<Entry<D>> findAll(
      Caller caller, Class<D> kind, Collection<EntryId> ids) {
    return all(caller, kind).stream().filter(entry -> ids.contains(entry.id())).toList();
  }

  @Override
  public <D extends Details> List<Entry<D>> findByKey(
      Caller caller, Class<D> kind, Collection<String> wanted) {
    return all(caller, kind).stream()
        .filter(entry -> entry.details().key() != null && wanted.contains(entry.details().key()))
        .toList();
  }

  @Override
  public <D extends Details> Page<Entry<D>, Position> list(
      Caller caller, Class<D> kind, int limit, @Nullable Position after) {
    var entries = new ArrayList<>(all(caller, kind));
    if (after != null) {
      int last = entries.stream().map(Entry::id).toList().indexOf(after.id());
      entries.subList(0, last + 1).clear();
    }
    return Page.of(
        entries.stream().limit(limit + 1L).toList(),
        limit,
        entry -> new Position(entry.createdAt(), entry.id()));
  }

  @Override
  public synchronized void add(Caller caller, Entry<?> entry) {
    check(caller, entry);
    all.add(new Kept(caller.organization(), entry));
  }

  @Override
  public synchronized <D extends Details> Optional<Entry<D>> replace(
      Caller caller, Class<D> kind, EntryId id, UnaryOperator<Entry<D>> change) {
    var old = find(caller, kind, id);
    if (old.isEmpty()) {
      return old;
    }
    var next = change.apply(old.get());
    check(caller, next);
    var threads = referring.apply(caller, old.get()).size();
    if (next.details() instanceof TagLook look
        && !look.key().equals(old.get().details().key())
        && threads > 0) {
      throw new DirectoryException.NameInUse(threads);
    }
    all.replaceAll(
        kept -> kept.entry().equals(old.get()) ? new Kept(kept.organization(), next) : kept);
    return Optional.of(next);
  }

  @Override
  public synchronized <D extends Details> Removal remove(
      Caller caller, Class<D> kind, EntryId id, Consumer<Entry<D>> check) {
    var entry = find(caller, kind, id);
    if (entry.isEmpty()) {
      return new Removal.NotFound();
    }
    check.accept(entry.get());
    var by = holdings(caller, entry.get(), 1).references();
    return by.areNone() ? removed(entry.get()) : new Removal.StillReferred(by);
  }

  @Override
  public synchronized <D extends Details> Removal removeInFavourOf(
      Caller caller, Class<D> kind, EntryId id, Heir heir) {
    var entry = find(caller, kind, id);
    if (entry.isEmpty()) {
      return new Removal.NotFound();
    }
    var by = holdings(caller, entry.get(), 1).references();
    if (!by.areNoneButThePolicy()) {
      return new Removal.StillReferred(by);
    }
    if (by.policy()) {
      var from = TeammateId.parse(id.value());
      var to = TeammateId.parse(heir.id().value());
      policies.replace(
          caller,
          heir.signature(),
          standing -> new Replacement(standing.policy().giving(from, to), heir.at()));
    }
    return removed(entry.get());
  }

  private Removal removed(Entry<?> entry) {
    all.removeIf(kept -> kept.entry().equals(entry));
    return new Removal.Removed();
  }

  @Override
  public synchronized <D extends Details> Holdings holdings(
      Caller caller, Entry<D> entry, int limit) {
    var threads = referring.apply(caller, entry);
    var contacts =
        all(caller, Contact.class).stream()
            .filter(contact -> entry.kind() == Kind.COMPANY)
            .filter(contact -> isOf(contact, new CompanyId(entry.id().value())))
            .count();
    var isNamed =
        entry.kind() == Kind.TEAMMATE
            && policies.of(caller.organization()).policy().escalatedClose()
                instanceof EscalatedClose.These(var named)
            && named.contains(TeammateId.parse(entry.id().value()));
    return new Holdings(
        new References(threads.size(), 0, contacts, isNamed),
        threads.stream().limit(limit).toList());
  }

  private static boolean isOf(Entry<Contact> contact, CompanyId company) {
    return company.equals(contact.details().company());
  }

  @Override
  public synchronized void moveContacts(Caller caller, CompanyId from, CompanyId to, Instant now) {
    for (var contact : all(caller, Contact.class)) {
      if (isOf(contact, from)) {
        var old = contact.details();
        var moved = new Contact(old.name(), old.email(), old.phone(), old.imageUrl(), to);
        replace(
            caller,
            Contact.class,
            contact.id(),
            entry -> entry.described(moved, entry.externalIds(), now));
      }
    }
  }

  /** What a change finds of what it names. */
  synchronized Known known(Caller caller, Mentions mentions) {
    Map<Mention, Found> found = new HashMap<>();
    for (var mention : mentions.all()) {
      all.stream()
          .filter(kept -> kept.organization().equals(caller.organization()))
          .map(Kept::entry)
          .filter(entry -> entry.kind() == mention.kind() && isNamed(mention, entry))
          .findFirst()
          .ifPresent(entry -> found.put(mention, new Found(entry.id(), type(entry))));
    }
    return new Known(found);
  }

  private static boolean isNamed(Mention mention, Entry<?> entry) {
    return switch (mention) {
      case Mention.ById(_, var id) -> entry.id().equals(id);
      case Mention.ByName(var key) -> key.equals(entry.details().key());
      case Mention.ByExternalId(_, var vendor, var id) ->
          entry.externalIds().at(vendor).filter(id::equals).isPresent();
    };
  }

  private static Teammate.@Nullable Type type(Entry<?> entry) {
    return entry.details() instanceof Teammate teammate ? teammate.type() : null;
  }

  private void check(Caller caller, Entry<?> entry) {
    keys.check(caller);
    for (var kept : all) {
      var other = kept.entry();
      if (!kept.organization().equals(caller.organization())
          || other.kind() != entry.kind()
          || other.id().equals(entry.id())) {
        continue;
      }
      if (entry.details() instanceof TagLook look && look.key().equals(other.details().key())) {
        throw new DirectoryException.NameTaken();
      }
      entry
          .externalIds()
          .all()
          .forEach(
              (vendor, id) -> {
                if (other.externalIds().at(vendor).filter(id::equals).isPresent()
                    || id.replaceFirst("^[a-z]+-", "").equals(other.id().value())
                    || (other.number() != null && id.equals(other.number().toString()))) {
                  throw new DirectoryException.ExternalIdTaken(vendor, id);
                }
              });
    }
    if (entry.details() instanceof Contact contact
        && contact.company() != null
        && !known(caller, Mentions.of(Mention.of(contact.company())))
            .has(Mention.of(contact.company()))) {
      throw new DirectoryException.UnknownCompany(contact.company());
    }
  }

  private <D extends Details> Optional<Entry<D>> first(
      Caller caller, Class<D> kind, Predicate<Entry<D>> which) {
    return all(caller, kind).stream().filter(which).findFirst();
  }

  synchronized boolean hasButContacts(Caller caller, EntryId id) {
    return all.stream()
        .filter(kept -> kept.organization().equals(caller.organization()))
        .map(Kept::entry)
        .anyMatch(entry -> entry.id().equals(id) && entry.kind() != Kind.CONTACT);
  }

  @SuppressWarnings("unchecked") // an entry's details are of the class of its kind
  private synchronized <D extends Details> List<Entry<D>> all(Caller caller, Class<D> kind) {
    keys.check(caller);
    return all.stream()
        .filter(kept -> kept.organization().equals(caller.organization()))
        .filter(kept -> kept.entry().kind() == Kind.of(kind))
        .map(kept -> (Entry<D>) kept.entry())
        .toList();
  }
}
