package dev.threadkeep.rest.service;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.directory.Teammate;
import dev.threadkeep.application.directory.TeammateStore;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.Vendor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Teammates in a list, oldest first. */
final class TeammatesInMemory implements TeammateStore {

  private record Entry(OrganizationId organization, Teammate teammate) {}

  private final KeysInMemory keys;
  private final List<Entry> entries = new ArrayList<>();
  private BiFunction<Caller, TeammateId, List<ThreadId>> held = (_, _) -> List.of();

  TeammatesInMemory(KeysInMemory keys) {
    this.keys = keys;
  }

  void heldThreads(BiFunction<Caller, TeammateId, List<ThreadId>> source) {
    held = source;
  }

  @Override
  public Optional<Teammate> find(Caller caller, TeammateId id) {
    return first(caller, teammate -> teammate.id().equals(id));
  }

  @Override
  public Optional<Teammate> findByExternalId(Caller caller, Vendor vendor, String externalId) {
    return first(caller, teammate -> externalId.equals(teammate.externalIds().get(vendor)));
  }

  @Override
  public Optional<Teammate> findByNumber(Caller caller, int number) {
    return first(caller, teammate -> teammate.number() == number);
  }

  @Override
  public List<Teammate> findAll(Caller caller, Collection<TeammateId> ids) {
    return all(caller).stream().filter(teammate -> ids.contains(teammate.id())).toList();
  }

  @Override
  public Page<Teammate, Position> list(Caller caller, int limit, @Nullable Position after) {
    var all = new ArrayList<>(all(caller));
    if (after != null) {
      int last = all.stream().map(Teammate::id).toList().indexOf(after.id());
      all.subList(0, last + 1).clear();
    }
    return Page.of(
        all.stream().limit(limit + 1L).toList(),
        limit,
        teammate -> new Position(teammate.createdAt(), teammate.id()));
  }

  @Override
  public synchronized void add(Caller caller, Teammate teammate) {
    checkIds(caller, teammate);
    entries.add(new Entry(caller.organization(), teammate));
  }

  @Override
  public synchronized Optional<Teammate> replace(Caller caller, Teammate teammate) {
    checkIds(caller, teammate);
    entries.replaceAll(
        entry -> entry.teammate().id().equals(teammate.id()) ? entryOf(caller, teammate) : entry);
    return find(caller, teammate.id());
  }

  @Override
  public synchronized Removal remove(Caller caller, TeammateId id) {
    if (find(caller, id).isEmpty()) {
      return new Removal.NotFound();
    }
    var threads = held.apply(caller, id);
    if (!threads.isEmpty()) {
      return new Removal.StillReferred(threads.size(), 0);
    }
    entries.removeIf(entry -> entry.teammate().id().equals(id));
    return new Removal.Removed();
  }

  @Override
  public Holdings holdings(Caller caller, TeammateId id, int limit) {
    var threads = held.apply(caller, id);
    return new Holdings(threads.size(), 0, threads.stream().limit(limit).toList());
  }

  private static Entry entryOf(Caller caller, Teammate teammate) {
    return new Entry(caller.organization(), teammate);
  }

  private void checkIds(Caller caller, Teammate teammate) {
    teammate
        .externalIds()
        .forEach(
            (vendor, id) -> {
              var other =
                  findByExternalId(caller, vendor, id).filter(it -> !it.id().equals(teammate.id()));
              if (other.isPresent()) {
                throw new ExternalIdTakenException(vendor.name(), id);
              }
            });
  }

  private Optional<Teammate> first(Caller caller, Predicate<Teammate> which) {
    return all(caller).stream().filter(which).findFirst();
  }

  private synchronized List<Teammate> all(Caller caller) {
    keys.check(caller);
    return entries.stream()
        .filter(entry -> entry.organization().equals(caller.organization()))
        .map(Entry::teammate)
        .toList();
  }
}
