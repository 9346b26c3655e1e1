package dev.threadkeep.application.transfer;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.OrganizationStore.Organization;
import dev.threadkeep.application.directory.DirectoryStore;
import dev.threadkeep.application.directory.DirectoryStore.Position;
import dev.threadkeep.application.directory.entry.Company;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Details;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.Project;
import dev.threadkeep.application.directory.entry.TagLook;
import dev.threadkeep.application.directory.entry.Team;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.application.policy.PolicyStore;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ThreadId;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Use case: all of organizations as records, to be kept or imported elsewhere. Keys and other
 * secrets are left out.
 */
public final class Exporting {
  private static final int ENTRIES_AT_ONCE = 200;

  /** A company comes before its contacts. */
  private static final List<Class<? extends Details>> KINDS =
      List.of(
          Teammate.class, Team.class, Company.class, Contact.class, TagLook.class, Project.class);

  private final TransferStore store;
  private final DirectoryStore directory;
  private final PolicyStore policies;
  private final InstantSource clock;

  public Exporting(
      TransferStore store, DirectoryStore directory, PolicyStore policies, InstantSource clock) {
    this.store = store;
    this.directory = directory;
    this.policies = policies;
    this.clock = clock;
  }

  /** An organization, and on whose behalf it is exported. */
  public record Section(Organization organization, Caller caller) {}

  /**
   * The records of an export, some at a time, read as they are asked for. Each thread is as it was
   * at one moment, with all that belongs to it; threads may go on changing meanwhile. What they
   * come to refer to while the directory is being read, or after that, stands ahead of them.
   *
   * <p>Asking for more throws {@code KeyInvalidException} if a caller's key no longer works, and
   * {@code StoreUnavailableException} if the store cannot be reached.
   */
  public Iterator<List<JsonObject>> records(List<Section> sections) {
    var count = new Count();
    var sources = new ArrayDeque<Source>();
    sources.add(once(() -> List.of(RecordWriter.header(clock.instant()))));
    var begun = clock.instant();
    for (var section : sections) {
      var latecomers = new Latecomers(directory, section.caller(), begun);
      sources.add(once(() -> List.of(RecordWriter.organization(section.organization()))));
      KINDS.forEach(kind -> sources.add(new Entries<>(section, kind, latecomers)));
      sources.add(once(() -> policy(section, latecomers)));
      sources.add(new Threads(section, latecomers, count));
    }
    sources.add(once(() -> List.of(RecordWriter.end(count.threads))));
    return new Sources(sources);
  }

  /** Read behind the directory, which then has all whom it names. */
  private List<JsonObject> policy(Section section, Latecomers latecomers) {
    var policy = policies.find(section.caller()).policy();
    var records = new ArrayList<>(written(section, latecomers.aheadOfPolicy(policy)));
    records.add(RecordWriter.policy(owner(section), policy));
    return records;
  }

  private static List<JsonObject> written(Section section, List<? extends Entry<?>> entries) {
    return entries.stream().map(entry -> RecordWriter.entry(owner(section), entry)).toList();
  }

  private static final class Count {
    private long threads;
  }

  /** Gives records, some at a time. */
  private interface Source {
    /** None at the end. */
    List<JsonObject> next();
  }

  private static Source once(Source source) {
    return new Source() {
      private boolean isDone;

      @Override
      public List<JsonObject> next() {
        if (isDone) {
          return List.of();
        }
        isDone = true;
        return source.next();
      }
    };
  }

  /** One source after the other. */
  private static final class Sources implements Iterator<List<JsonObject>> {
    private final Deque<Source> left;
    private List<JsonObject> following = List.of();

    private Sources(Deque<Source> sources) {
      this.left = sources;
    }

    @Override
    public boolean hasNext() {
      while (following.isEmpty() && !left.isEmpty()) {
        following = left.getFirst().next();
        if (following.isEmpty()) {
          left.removeFirst();
        }
      }
      return !following.isEmpty();
    }

    @Override
    public List<JsonObject> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      var records = following;
      following = List.of();
      return records;
    }
  }

  private final class Entries<D extends Details> implements Source {
    private final Section section;
    private final Class<D> kind;
    private final Latecomers latecomers;
    private @Nullable Position after;
    private boolean isDone;

    private Entries(Section section, Class<D> kind, Latecomers latecomers) {
      this.section = section;
      this.kind = kind;
      this.latecomers = latecomers;
    }

    @Override
    public List<JsonObject> next() {
      if (isDone) {
        return List.of();
      }
      var page = directory.list(section.caller(), kind, ENTRIES_AT_ONCE, after);
      after = page.next();
      isDone = after == null;
      var records = new ArrayList<>(written(section, latecomers.aheadOfEntries(page.items())));
      latecomers.note(page.items());
      records.addAll(written(section, page.items()));
      return records;
    }
  }

  private final class Threads implements Source {
    private final Section section;
    private final Latecomers latecomers;
    private final Count count;
    private @Nullable ThreadId after;

    private Threads(Section section, Latecomers latecomers, Count count) {
      this.section = section;
      this.latecomers = latecomers;
      this.count = count;
    }

    @Override
    public List<JsonObject> next() {
      var threads = store.threads(section.caller(), after);
      if (threads.isEmpty()) {
        return List.of();
      }
      after = threads.getLast().thread().id();
      count.threads += threads.size();
      var records = new ArrayList<>(written(section, latecomers.aheadOfThreads(threads)));
      threads.forEach(thread -> records.addAll(RecordWriter.thread(thread)));
      return records;
    }
  }

  private static OrganizationId owner(Section section) {
    return section.organization().id();
  }
}
