package dev.threadkeep.rest.dialect.intercom;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.domain.insight.ConversationPart;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.domain.thread.ThreadEvent;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A part of a conversation as Intercom shows it. */
@JsonNaming(SnakeCaseStrategy.class)
record IntercomPart(
    String type,
    String id,
    String partType,
    @Nullable String body,
    int createdAt,
    int updatedAt,
    int notifiedAt,
    Author.@Nullable Reference assignedTo,
    Author author,
    List<Object> attachments,
    @Nullable String externalId,
    boolean redacted) {

  IntercomPart {
    attachments = List.copyOf(attachments);
  }

  /** Intercom's wrapping; it has the newest parts, and counts all. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Listed(String type, List<IntercomPart> conversationParts, int totalCount) {
    Listed {
      conversationParts = List.copyOf(conversationParts);
    }
  }

  static Listed all(Story story, Cast cast, BodyForm form) {
    return new Listed(
        "conversation_part.list",
        story.parts().stream().map(part -> of(part, story, cast, form)).toList(),
        story.partCount());
  }

  private static IntercomPart of(ConversationPart part, Story story, Cast cast, BodyForm form) {
    var first = part.events().getFirst();
    var said = said(part);
    var message = said.flatMap(words -> cast.message(words.message()));
    int at =
        UnixTimes.seconds(said.map(ThreadEvent.MessageRecorded::occurredAt).orElse(first.at()));
    Actor author = said.map(ThreadEvent.MessageRecorded::author).orElse(first.by());
    return new IntercomPart(
        "conversation_part",
        story.thread().number() + "-" + first.sequence(),
        PartType.of(part).word(),
        message.map(Message::text).map(text -> form.of(text.value())).orElse(null),
        at,
        at,
        at,
        assignedTo(part, cast),
        cast.author(author),
        List.of(),
        null,
        false);
  }

  private static Optional<ThreadEvent.MessageRecorded> said(ConversationPart part) {
    return part.events().stream()
        .map(RecordedEvent::event)
        .filter(ThreadEvent.MessageRecorded.class::isInstance)
        .map(ThreadEvent.MessageRecorded.class::cast)
        .findFirst();
  }

  private static Author.@Nullable Reference assignedTo(ConversationPart part, Cast cast) {
    for (var recorded : part.events()) {
      if (recorded.event() instanceof ThreadEvent.Assigned(var assignee)) {
        return Author.of(cast.teammate(assignee.id())).reference();
      }
      if (recorded.event() instanceof ThreadEvent.TeamAssigned(var team)) {
        return new Author.Reference(
            "team", cast.team(team).map(IntercomIds::number).map(String::valueOf).orElse("0"));
      }
    }
    return null;
  }
}
