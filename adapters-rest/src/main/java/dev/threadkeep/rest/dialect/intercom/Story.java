package dev.threadkeep.rest.dialect.intercom;

import dev.threadkeep.application.thread.ThreadReader.History;
import dev.threadkeep.domain.insight.ConversationPart;
import dev.threadkeep.domain.insight.ThreadStatistics;
import dev.threadkeep.domain.message.MessageId;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.TeamId;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.domain.thread.Tags;
import dev.threadkeep.domain.thread.ThreadEvent;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A thread with what its representation tells of its past.
 *
 * @param parts those that are shown, the newest
 * @param partCount how many there are
 * @param source the message that began it
 */
record Story(
    ConversationThread thread,
    List<RecordedEvent> events,
    ThreadStatistics statistics,
    List<ConversationPart> parts,
    int partCount,
    @Nullable RecordedEvent source) {

  /** The story with its newest parts, as many as {@code mostParts}. */
  static Story of(History history, int mostParts) {
    var parts = ConversationPart.of(history.events());
    return new Story(
        history.thread(),
        history.events(),
        ThreadStatistics.of(history.events()),
        parts.subList(Math.max(0, parts.size() - mostParts), parts.size()),
        parts.size(),
        first(history, kind -> kind != MessageKind.INTERNAL).orElse(null));
  }

  /** When the contact first wrote. */
  @Nullable RecordedEvent firstOfContact() {
    return first(new History(thread, events), kind -> kind == MessageKind.INBOUND).orElse(null);
  }

  private static Optional<RecordedEvent> first(History history, Predicate<MessageKind> wanted) {
    return history.events().stream()
        .filter(
            recorded ->
                recorded.event() instanceof ThreadEvent.MessageRecorded said
                    && wanted.test(said.kind()))
        .findFirst();
  }

  /** The messages whose words are shown. */
  Stream<MessageId> messages() {
    return Stream.concat(
            Stream.ofNullable(source), parts.stream().flatMap(part -> part.events().stream()))
        .map(RecordedEvent::event)
        .filter(ThreadEvent.MessageRecorded.class::isInstance)
        .map(event -> ((ThreadEvent.MessageRecorded) event).message());
  }

  /** All who acted on the thread, wrote in it or held it, in that order. */
  Set<TeammateId> teammates() {
    var all = new LinkedHashSet<TeammateId>();
    for (var recorded : events) {
      teammate(recorded.by()).ifPresent(all::add);
      if (recorded.event() instanceof ThreadEvent.MessageRecorded said) {
        teammate(said.author()).ifPresent(all::add);
      } else if (recorded.event() instanceof ThreadEvent.Assigned(var assignee)) {
        all.add(assignee.id());
      } else if (recorded.event() instanceof ThreadEvent.Opened opened) {
        holder(opened.assignment().assignee()).ifPresent(all::add);
      }
    }
    return all;
  }

  /** All teams that held it. */
  Set<TeamId> teams() {
    var all = new LinkedHashSet<TeamId>();
    for (var recorded : events) {
      if (recorded.event() instanceof ThreadEvent.TeamAssigned(var team)) {
        all.add(team);
      }
    }
    if (thread.assignment().team() != null) {
      all.add(thread.assignment().team());
    }
    return all;
  }

  /** Since when the thread has each of its tags, by the tag's key. */
  Map<String, RecordedEvent> tagged() {
    Map<String, RecordedEvent> since = new LinkedHashMap<>();
    for (var recorded : events) {
      var tags = tags(recorded.event());
      if (tags != null) {
        Map<String, RecordedEvent> before = since;
        since = new LinkedHashMap<>();
        for (var tag : tags.all()) {
          since.put(tag.key(), before.getOrDefault(tag.key(), recorded));
        }
      }
    }
    return since;
  }

  private static @Nullable Tags tags(ThreadEvent event) {
    if (event instanceof ThreadEvent.Tagged(var tags)) {
      return tags;
    }
    return event instanceof ThreadEvent.Opened opened ? opened.tags() : null;
  }

  static Optional<TeammateId> teammate(Actor actor) {
    return switch (actor) {
      case Actor.User(var id) -> Optional.of(id);
      case Actor.Agent(var id) -> Optional.of(id);
      case Actor.Key _,
          Actor.Contact _,
          Actor.ByVendor _,
          Actor.Timer _,
          Actor.Policy _,
          Actor.Operator _ ->
          Optional.empty();
    };
  }

  private static Optional<TeammateId> holder(@Nullable Assignee assignee) {
    return Optional.ofNullable(assignee).map(Assignee::id);
  }
}
