package dev.threadkeep.application.thread;

import dev.threadkeep.application.access.OrganizationStore;
import dev.threadkeep.application.thread.ConsistencyReader.StoredMention;
import dev.threadkeep.application.thread.ConsistencyReader.StoredThread;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.domain.thread.ThreadEvent;
import dev.threadkeep.domain.thread.ThreadId;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Use case: whether what is stored of every thread is what its history makes of it. Reads only, and
 * may run while threads change.
 */
public final class ConsistencyCheck {
  private final OrganizationStore organizations;
  private final ConsistencyReader reader;

  public ConsistencyCheck(OrganizationStore organizations, ConsistencyReader reader) {
    this.organizations = organizations;
    this.reader = reader;
  }

  /** Something that is not as it should be. */
  public record Finding(OrganizationId organization, ThreadId thread, String what) {}

  /** How much was looked at, and how much found. */
  public record Summary(long organizations, long threads, long events, long findings) {}

  /** Checks everything, giving each finding to {@code report} as it is found. */
  public Summary run(Consumer<Finding> report) {
    var count = new Count(report);
    for (var organization : organizations.all()) {
      count.organizations++;
      reader.read(organization.id(), stored -> count.check(organization.id(), stored));
    }
    return new Summary(count.organizations, count.threads, count.events, count.findings);
  }

  private static final class Count {
    private final Consumer<Finding> report;
    private long organizations;
    private long threads;
    private long events;
    private long findings;

    private Count(Consumer<Finding> report) {
      this.report = report;
    }

    private void check(OrganizationId organization, StoredThread stored) {
      threads++;
      events += stored.events().size();
      for (var what : findings(organization, stored)) {
        findings++;
        report.accept(new Finding(organization, stored.id(), what));
      }
    }
  }

  private static List<String> findings(OrganizationId organization, StoredThread stored) {
    var all = new ArrayList<>(stored.faults());
    all.addAll(differencesFromHistory(organization, stored));
    if (!mentioned(stored.events()).equals(stored.messages())) {
      all.add("the messages are not those that the history records");
    }
    return all;
  }

  private static List<String> differencesFromHistory(
      OrganizationId organization, StoredThread stored) {
    var thread = stored.thread();
    if (thread == null) {
      // What is there instead is among the faults.
      return List.of();
    }
    ConversationThread folded;
    try {
      folded = ConversationThread.replay(stored.id(), organization, stored.events());
    } catch (IllegalArgumentException impossible) {
      return List.of("the history cannot be replayed: " + impossible.getMessage());
    }
    return Arrays.stream(ConversationThread.class.getRecordComponents())
        .filter(component -> !Objects.equals(value(component, folded), value(component, thread)))
        .map(component -> "%s is not what the history makes of it".formatted(component.getName()))
        .toList();
  }

  private static Object value(RecordComponent component, ConversationThread thread) {
    try {
      return component.getAccessor().invoke(thread);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record's accessor cannot be called", e);
    }
  }

  private static List<StoredMention> mentioned(List<RecordedEvent> events) {
    var all = new ArrayList<StoredMention>();
    for (var recorded : events) {
      if (recorded.event()
          instanceof ThreadEvent.MessageRecorded(var id, var kind, var author, var occurredAt, _)) {
        all.add(new StoredMention(recorded.sequence(), id, kind, author, occurredAt));
      }
    }
    return all;
  }
}
