package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.access.KeyInvalidException;
import dev.threadkeep.application.directory.entry.Mention;
import dev.threadkeep.application.directory.entry.Mentions;
import dev.threadkeep.application.directory.entry.Newcomer;
import dev.threadkeep.application.idempotency.IdempotencyKey;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.application.thread.ThreadStore.Ground;
import dev.threadkeep.domain.party.KeyId;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.persistence.idempotency.KeptRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An organization's part in a batch: what its jobs ask for, and what was read for them. */
final class OrganizationBatch {
  private final OrganizationId organization;
  private final List<Job> jobs = new ArrayList<>();
  private final Set<KeyId> workingKeys = new HashSet<>();
  private final Map<ThreadId, BatchThread> threads = new HashMap<>();
  private final Map<Integer, ThreadId> located = new HashMap<>();
  private final Map<IdempotencyKey, KeptRecord> kept = new HashMap<>();
  private final List<Job> postponed = new ArrayList<>();
  private @Nullable Mentions mentions;
  private @Nullable Ground ground;

  OrganizationBatch(OrganizationId organization) {
    this.organization = organization;
  }

  /**
   * As many as one of the few strings is made for: behind the last come some without jobs. A string
   * for every number would have the server prepare so many more statements.
   */
  static List<OrganizationBatch> filledUp(List<OrganizationBatch> organizations) {
    int most = 1;
    while (most < organizations.size()) {
      most *= 2;
    }
    var all = new ArrayList<>(organizations);
    while (all.size() < most) {
      all.add(new OrganizationBatch(organizations.getLast().organization));
    }
    return all;
  }

  void add(Job job) {
    jobs.add(job);
  }

  OrganizationId organization() {
    return organization;
  }

  List<Job> jobs() {
    return jobs;
  }

  /** The keys by which its callers were let in. */
  Set<String> keys() {
    var keys = new HashSet<String>();
    for (var job : jobs) {
      var key = job.wanted().caller().key();
      if (key != null) {
        keys.add(key.value());
      }
    }
    return keys;
  }

  /** The idempotency keys of its jobs. */
  Set<String> idempotencyKeys() {
    var keys = new HashSet<String>();
    for (var job : jobs) {
      var keeping = job.keeping();
      if (keeping != null) {
        keys.add(keeping.claim().key().value());
      }
    }
    return keys;
  }

  /** What its jobs name in the directory; they are all there before it is asked. */
  Mentions mentions() {
    if (mentions == null) {
      var all = new LinkedHashSet<Mention>();
      var newcomers = new ArrayList<Newcomer>();
      for (var job : jobs) {
        all.addAll(job.wanted().mentions().all());
        newcomers.addAll(job.wanted().mentions().newcomers());
      }
      mentions = all.isEmpty() ? Mentions.none() : new Mentions(all, newcomers);
    }
    return mentions;
  }

  /** An empty write of its threads. */
  ThreadWrite write() {
    return ground == null
        ? ThreadWrite.ofNothing(organization)
        : new ThreadWrite(organization, ground, mentions());
  }

  /** The threads that are asked for by their own ids. */
  Set<UUID> ids() {
    var ids = new HashSet<UUID>();
    for (var job : jobs) {
      switch (job.wanted().thread()) {
        case ThreadLocator.ById(var id) -> ids.add(id.value());
        case ThreadLocator.InDialect _ -> {}
      }
    }
    return ids;
  }

  /** The threads that are asked for as dialects name them, by their jobs' positions. */
  LocatingSeveral names() {
    var names = new LocatingSeveral(organization);
    for (int position = 0; position < jobs.size(); position++) {
      switch (jobs.get(position).wanted().thread()) {
        case ThreadLocator.ById _ -> {}
        case ThreadLocator.InDialect named -> names.add(position, named);
      }
    }
    return names;
  }

  boolean hasNames() {
    return !names().isEmpty();
  }

  void keyWorks(KeyId key) {
    workingKeys.add(key);
  }

  void standsOn(Ground read) {
    ground = read;
  }

  void read(KeptRecord answer) {
    kept.put(answer.key(), answer);
  }

  void read(ConversationThread thread) {
    threads.computeIfAbsent(thread.id(), _ -> new BatchThread(this, thread));
  }

  void read(int position, ConversationThread thread) {
    // The two statements that read threads may see it in two versions; the first counts.
    read(thread);
    located.put(position, thread.id());
  }

  /** Decides on all jobs in the order they came, but for those that are postponed. */
  void decide() {
    var moving = new HashSet<IdempotencyKey>();
    for (int position = 0; position < jobs.size(); position++) {
      var job = jobs.get(position);
      var key = job.wanted().caller().key();
      var thread = threads.get(idAt(position));
      var claim = job.keeping() == null ? null : job.keeping().claim();
      if (key != null && !workingKeys.contains(key)) {
        job.fail(new KeyInvalidException());
      } else if (claim != null && kept.containsKey(claim.key())) {
        job.fail(kept.get(claim.key()).repeated(claim));
      } else if (claim != null && moving.contains(claim.key())) {
        postponed.add(job);
      } else if (thread == null || ground == null) {
        job.fail(new ThreadException.UnknownThread());
      } else {
        boolean isMoved = thread.decide(job, ground(ground, job.wanted().mentions()));
        if (claim != null && isMoved) {
          moving.add(claim.key());
        }
      }
    }
  }

  /**
   * The jobs with the idempotency key of one that moves something: what becomes of that one, they
   * are told when it is written.
   */
  List<Job> postponed() {
    return postponed;
  }

  private @Nullable ThreadId idAt(int position) {
    return switch (jobs.get(position).wanted().thread()) {
      case ThreadLocator.ById(var id) -> id;
      case ThreadLocator.InDialect _ -> located.get(position);
    };
  }

  /** What a job asked for, of what was read for all of them. */
  private static Ground ground(Ground all, Mentions asked) {
    return new Ground(all.policy(), all.known().of(asked), all.holdings());
  }

  /** The threads that moved, in the order in which they are locked. */
  Collection<BatchThread> moved() {
    var moved = new TreeMap<UUID, BatchThread>(new ByteOrder());
    for (var thread : threads.values()) {
      if (thread.progress().hasMoved()) {
        moved.put(thread.id().value(), thread);
      }
    }
    return moved.values();
  }
}
