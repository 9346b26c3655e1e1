package dev.threadkeep.application.transfer;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.Kind;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.application.thread.ValueJson;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.Tag;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.ThreadNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Threads and entries that were brought in, and no others. */
public final class TransferInMemory implements TransferStore {
  private static final int PAGE = 3;

  private final Map<OrganizationId, Kept> all = new HashMap<>();

  /** What one organization has. */
  private static final class Kept {
    private final TreeMap<String, WholeThread> threads = new TreeMap<>();
    private final Map<String, Entry<?>> entries = new LinkedHashMap<>();

    private boolean has(Kind kind, @Nullable Object id) {
      return id == null || entries.containsKey(kind.word() + " " + id);
    }

    private boolean has(Assignee assignee) {
      var entry = entries.get(Kind.TEAMMATE.word() + " " + assignee.id());
      return entry != null
          && entry.details() instanceof Teammate teammate
          && assignee.type().equals(ValueJson.word(teammate.type()));
    }
  }

  private Kept of(Caller caller) {
    return all.computeIfAbsent(caller.organization(), _ -> new Kept());
  }

  /** The entries of an organization, in the order in which they came. */
  public synchronized List<Entry<?>> entries(OrganizationId organization) {
    return List.copyOf(all.getOrDefault(organization, new Kept()).entries.values());
  }

  @Override
  public synchronized List<WholeThread> threads(Caller caller, @Nullable ThreadId after) {
    var from = after == null ? "" : after.toString();
    return of(caller).threads.tailMap(from, false).values().stream().limit(PAGE).toList();
  }

  @Override
  public synchronized List<Fate> addThreads(
      Caller caller, List<WholeThread> threads, OnError onError) {
    var kept = of(caller);
    return added(
        threads,
        onError,
        whole -> {
          var fate = fate(kept, whole);
          if (fate instanceof Fate.Added) {
            kept.threads.put(whole.thread().id().toString(), whole);
          }
          return fate;
        });
  }

  private static <T> List<Fate> added(List<T> things, OnError onError, Function<T, Fate> adding) {
    var fates = new ArrayList<Fate>();
    for (var thing : things) {
      var fate = adding.apply(thing);
      fates.add(fate);
      if (fate instanceof Fate.Refused && onError == OnError.STOP) {
        break;
      }
    }
    return fates;
  }

  private static Fate fate(Kept kept, WholeThread whole) {
    var thread = whole.thread();
    var there = kept.threads.get(thread.id().toString());
    if (there != null) {
      return whole.isHistoryOf(there)
          ? new Fate.AlreadyThere()
          : new Fate.Refused("is there already with another history");
    }
    var missing = missing(kept, thread);
    if (missing != null) {
      return new Fate.Refused("refers to %s, which the directory lacks".formatted(missing));
    }
    var assignee = thread.assignment().assignee();
    if (assignee != null && !kept.has(assignee)) {
      return new Fate.Refused(
          "is assigned to the %s %s, who is of another type in the directory"
              .formatted(assignee.type(), assignee.id()));
    }
    for (var other : kept.threads.values()) {
      if (other.thread().number().equals(thread.number())) {
        return new Fate.Refused(
            "has the number %s, which another thread has".formatted(thread.number()));
      }
      if (thread.references().all().stream()
          .anyMatch(
              mine ->
                  other.thread().references().all().stream()
                      .anyMatch(
                          theirs ->
                              theirs.vendor().equals(mine.vendor())
                                  && theirs.account().equals(mine.account())
                                  && theirs.id().equals(mine.id())))) {
        return new Fate.Refused("has an external reference that another thread has");
      }
      if (isKnownAs(other.thread(), thread.number())) {
        return new Fate.Refused(
            "has the number %s, by which a vendor knows another thread".formatted(thread.number()));
      }
      if (isKnownAs(thread, other.thread().number())) {
        return new Fate.Refused(
            "has the external id %s, which is the number of another thread"
                .formatted(other.thread().number()));
      }
      if (ids(other).stream().anyMatch(ids(whole)::contains)) {
        return new Fate.Refused("has a message with the id of another thread's");
      }
    }
    return new Fate.Added();
  }

  private static boolean isKnownAs(ConversationThread thread, ThreadNumber number) {
    return thread.references().all().stream()
        .anyMatch(reference -> reference.id().equals(number.toString()));
  }

  private static List<Object> ids(WholeThread whole) {
    return whole.messages().stream().<Object>map(Message::id).toList();
  }

  private static @Nullable String missing(Kept kept, ConversationThread thread) {
    var assignee = thread.assignment().assignee();
    if (assignee != null && !kept.has(Kind.TEAMMATE, assignee.id())) {
      return "teammate " + assignee.id();
    }
    if (!kept.has(Kind.TEAM, thread.assignment().team())) {
      return "team " + thread.assignment().team();
    }
    var links = thread.links();
    if (!kept.has(Kind.CONTACT, links.contact())) {
      return "contact " + links.contact();
    }
    if (!kept.has(Kind.COMPANY, links.company())) {
      return "company " + links.company();
    }
    if (!kept.has(Kind.PROJECT, links.project())) {
      return "project " + links.project();
    }
    return thread.tags().all().stream()
        .map(Tag::key)
        .filter(
            key ->
                kept.entries.values().stream()
                    .noneMatch(
                        entry -> entry.kind() == Kind.TAG && key.equals(entry.details().key())))
        .map(key -> "tag " + key)
        .findFirst()
        .orElse(null);
  }

  @Override
  public synchronized List<Fate> addEntries(
      Caller caller, List<? extends Entry<?>> entries, OnError onError) {
    var kept = of(caller);
    return added(
        entries,
        onError,
        entry -> {
          var fate = fate(kept, entry);
          if (fate instanceof Fate.Added) {
            kept.entries.put(key(entry.kind(), entry.id()), entry);
          }
          return fate;
        });
  }

  private static String key(Kind kind, EntryId id) {
    return kind.word() + " " + id;
  }

  private static Fate fate(Kept kept, Entry<?> entry) {
    var there = kept.entries.get(key(entry.kind(), entry.id()));
    if (there != null) {
      return there.equals(entry)
          ? new Fate.AlreadyThere()
          : new Fate.Refused("is there already and is different");
    }
    if (entry.details() instanceof Contact contact && !kept.has(Kind.COMPANY, contact.company())) {
      return new Fate.Refused(
          "is of company %s, which the directory lacks".formatted(contact.company()));
    }
    var word = entry.kind().word();
    for (var other : kept.entries.values()) {
      if (other.kind() != entry.kind()) {
        continue;
      }
      if (entry.number() != null && Objects.equals(other.number(), entry.number())) {
        return new Fate.Refused(
            "has the number %s, which another %s has".formatted(entry.number(), word));
      }
      if (entry.kind() == Kind.TAG
          && Objects.equals(other.details().key(), entry.details().key())) {
        return new Fate.Refused(
            "is called %s, as another tag is".formatted(entry.details().name()));
      }
      if (other.externalIds().all().entrySet().stream()
          .anyMatch(entry.externalIds().all().entrySet()::contains)) {
        return new Fate.Refused("has an external id that another %s has".formatted(word));
      }
      if (entry.number() != null && isKnownAs(other, entry.number())) {
        return new Fate.Refused(
            "has the number %s, by which a vendor knows another %s"
                .formatted(entry.number(), word));
      }
      if (other.number() != null && isKnownAs(entry, other.number())) {
        return new Fate.Refused(
            "has the external id %s, which is the number of another %s"
                .formatted(other.number(), word));
      }
    }
    return new Fate.Added();
  }

  private static boolean isKnownAs(Entry<?> entry, int number) {
    return entry.externalIds().all().containsValue(Integer.toString(number));
  }
}
