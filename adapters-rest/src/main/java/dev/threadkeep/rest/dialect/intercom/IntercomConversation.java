package dev.threadkeep.rest.dialect.intercom;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.thread.ThreadEvent;
import dev.threadkeep.domain.thread.ThreadStatus;
import dev.threadkeep.rest.http.dialect.StoredAttributes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A thread as Intercom shows it.
 *
 * @param conversationParts in a single conversation only
 */
@JsonNaming(SnakeCaseStrategy.class)
record IntercomConversation(
    String type,
    String id,
    @Nullable String title,
    int createdAt,
    int updatedAt,
    @Nullable Integer waitingSince,
    @Nullable Integer snoozedUntil,
    IntercomSource source,
    Contacts contacts,
    @Nullable FirstContactReply firstContactReply,
    @Nullable Integer adminAssigneeId,
    @Nullable Integer teamAssigneeId,
    boolean open,
    State state,
    boolean read,
    IntercomTag.Listed tags,
    Priority priority,
    @Nullable JsonObject slaApplied,
    @Nullable JsonObject conversationRating,
    IntercomStatistics statistics,
    @JsonInclude(JsonInclude.Include.NON_NULL) IntercomPart.@Nullable Listed conversationParts,
    Teammates teammates,
    JsonObject customAttributes,
    JsonObject topics) {

  /** Where a conversation is in its life. */
  enum State {
    OPEN,
    SNOOZED,
    CLOSED;

    @JsonValue
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    private static State of(ThreadStatus status) {
      return switch (status) {
        case ThreadStatus.Open _ -> OPEN;
        case ThreadStatus.Snoozed _ -> SNOOZED;
        case ThreadStatus.Closed _ -> CLOSED;
      };
    }
  }

  /** Whether a conversation is important. */
  enum Priority {
    PRIORITY,
    NOT_PRIORITY;

    @JsonValue
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The people outside. */
  record Contacts(String type, List<ContactReference> contacts) {
    Contacts {
      contacts = List.copyOf(contacts);
    }
  }

  /**
   * One of them.
   *
   * @param externalId what a customer of Intercom's calls it, which nobody tells us
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record ContactReference(String type, String id, @Nullable String externalId) {}

  /** Those who acted on it or held it. */
  record Teammates(String type, List<Author> admins) {
    Teammates {
      admins = List.copyOf(admins);
    }
  }

  /** When the contact first wrote. */
  @JsonNaming(SnakeCaseStrategy.class)
  record FirstContactReply(int createdAt, String type, @Nullable String url) {}

  /** A conversation as lists have it. */
  static IntercomConversation listed(Story story, Cast cast) {
    return of(story, cast, BodyForm.HTML, null);
  }

  /** A conversation with its parts. */
  static IntercomConversation inFull(Story story, Cast cast, BodyForm form) {
    return of(story, cast, form, IntercomPart.all(story, cast, form));
  }

  private static IntercomConversation of(
      Story story, Cast cast, BodyForm form, IntercomPart.@Nullable Listed parts) {
    var thread = story.thread();
    var stored = StoredAttributes.of(thread, Intercom.DIALECT);
    var url = stored.text(Stored.URL);
    var state = State.of(thread.status());
    return new IntercomConversation(
        "conversation",
        Intercom.DIALECT.idOf(thread),
        thread.title() == null ? null : thread.title().value(),
        UnixTimes.seconds(thread.createdAt()),
        UnixTimes.seconds(thread.updatedAt()),
        UnixTimes.secondsOrNull(thread.activity().waitingSince()),
        UnixTimes.secondsOrNull(snoozedUntil(thread)),
        IntercomSource.of(story, cast, url, form),
        contacts(thread, cast),
        firstContactReply(story, url),
        adminAssignee(thread, cast),
        teamAssignee(thread, cast),
        state != State.CLOSED,
        state,
        thread.reading().read(),
        IntercomTag.all(story, cast),
        thread.flags().important() ? Priority.PRIORITY : Priority.NOT_PRIORITY,
        texts(stored.object(Stored.SLA_APPLIED)),
        ConversationRating.of(stored.object(Stored.CONVERSATION_RATING)),
        IntercomStatistics.of(story, cast),
        parts,
        teammates(story, cast),
        orEmpty(stored.object(Stored.CUSTOM_ATTRIBUTES)),
        orEmpty(stored.object(Stored.TOPICS)));
  }

  private static @Nullable Instant snoozedUntil(ConversationThread thread) {
    return thread.status() instanceof ThreadStatus.Snoozed(SnoozeEnd.At(var time)) ? time : null;
  }

  private static Contacts contacts(ConversationThread thread, Cast cast) {
    var contact = thread.links().contact();
    return new Contacts(
        "contact.list",
        contact == null
            ? List.of()
            : List.of(
                new ContactReference(
                    Author.CONTACT, Author.ofContact(contact, cast.contact(contact)).id(), null)));
  }

  private static @Nullable FirstContactReply firstContactReply(Story story, @Nullable String url) {
    var first = story.firstOfContact();
    return first != null && first.event() instanceof ThreadEvent.MessageRecorded said
        ? new FirstContactReply(UnixTimes.seconds(said.occurredAt()), "conversation", url)
        : null;
  }

  private static @Nullable Integer adminAssignee(ConversationThread thread, Cast cast) {
    var assignee = thread.assignment().assignee();
    return assignee == null
        ? null
        : cast.teammate(assignee.id()).map(IntercomIds::number).orElse(null);
  }

  private static @Nullable Integer teamAssignee(ConversationThread thread, Cast cast) {
    var team = thread.assignment().team();
    return team == null ? null : cast.team(team).map(IntercomIds::number).orElse(null);
  }

  private static Teammates teammates(Story story, Cast cast) {
    return new Teammates(
        "admin.list",
        story.teammates().stream()
            .flatMap(id -> cast.teammate(id).stream())
            .map(entry -> Author.of(entry))
            .toList());
  }

  /** Anyone may have written it, and Intercom's clients read its members as texts. */
  private static @Nullable JsonObject texts(@Nullable JsonObject stored) {
    if (stored == null) {
      return null;
    }
    var texts = new LinkedHashMap<>(stored.members());
    texts.values().removeIf(value -> !(value instanceof JsonText));
    return new JsonObject(texts);
  }

  private static JsonObject orEmpty(@Nullable JsonObject object) {
    return object == null ? JsonObject.empty() : object;
  }
}
