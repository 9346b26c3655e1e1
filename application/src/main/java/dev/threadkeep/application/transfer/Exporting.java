package dev.threadkeep.application.transfer;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.OrganizationStore.Organization;
import dev.threadkeep.application.directory.DirectoryStore;
import dev.threadkeep.application.directory.DirectoryStore.Position;
import dev.threadkeep.application.directory.entry.Company;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Details;
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
   * at one moment, with all that belongs to it; threads may go on changing meanwhile.
   *
   * <p>Asking for more throws {@code KeyInvalidException} if a caller's key no longer works, and
   * {@code StoreUnavailableException} if the store cannot be reached.
   */
  public Iterator<List<JsonObject>> records(List<Section> sections) {
    var count = new Count();
    var sources = new ArrayDeque<Source>();
    sources.add(once(() -> List.of(RecordWriter.header(clock.instant()))));
    for (var section : sections) {
      sources.add(once(() -> beginning(section)));
      KINDS.forEach(kind -> sources.add(new Entries<>(section, kind)));
      sources.add(new Threads(section, count));
    }
    sources.add(once(() -> List.of(RecordWriter.end(count.threads))));
    return new Sources(sources);
  }

  private List<JsonObject> beginning(Section section) {
    var organization = section.organization();
    return List.of(
        RecordWriter.organization(organization),
        RecordWriter.policy(organization.id(), policies.find(section.caller()).policy()));
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
    private @Nullable Position after;
    private boolean isDone;

    private Entries(Section section, Class<D> kind) {
      this.section = section;
      this.kind = kind;
    }

    @Override
    public List<JsonObject> next() {
      if (isDone) {
        return List.of();
      }
      var page = directory.list(section.caller(), kind, ENTRIES_AT_ONCE, after);
      after = page.next();
      isDone = after == null;
      return page.items().stream().map(entry -> RecordWriter.entry(owner(section), entry)).toList();
    }
  }

  private final class Threads implements Source {
    private final Section section;
    private final Count count;
    private @Nullable ThreadId after;

    private Threads(Section section, Count count) {
      this.section = section;
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
      var records = new ArrayList<JsonObject>();
      threads.forEach(thread -> records.addAll(RecordWriter.thread(thread)));
      return records;
    }
  }

  private static OrganizationId owner(Section section) {
    return section.organization().id();
  }
}
