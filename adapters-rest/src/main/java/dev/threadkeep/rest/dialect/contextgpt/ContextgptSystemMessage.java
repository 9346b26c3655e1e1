package dev.threadkeep.rest.dialect.contextgpt;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.rest.http.dialect.IsoTimes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What ContextGPT's agents read in a thread that was escalated, or is no longer. No such message is
 * kept: the event in the thread's history says as much, to everybody.
 *
 * @param agentName of the teammate who did it
 */
record ContextgptSystemMessage(
    String id,
    String threadId,
    String chatbotId,
    String messageType,
    Kind systemMessageType,
    String content,
    String contentTimestamp,
    @Nullable String agentName,
    @Nullable String parentMessageId,
    @Nullable String llmModelId,
    @Nullable String reaction,
    List<JsonObject> source,
    @JsonProperty("isEdited") boolean isEdited,
    @Nullable String editedBy,
    @Nullable String editedAt,
    String createdAt,
    String updatedAt) {

  /** What the message tells. */
  enum Kind {
    CONVERSATION_ESCALATED("Thread escalated to agent"),
    CONVERSATION_DEESCALATED("Thread is no longer escalated");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  ContextgptSystemMessage {
    source = List.copyOf(source);
  }

  /** The message about the thread's last event. */
  static ContextgptSystemMessage of(
      ConversationThread thread, String chatbot, @Nullable String agentName) {
    var kind =
        thread.flags().escalated() ? Kind.CONVERSATION_ESCALATED : Kind.CONVERSATION_DEESCALATED;
    var at = IsoTimes.milliseconds(thread.updatedAt());
    return new ContextgptSystemMessage(
        "%s-%d".formatted(thread.id(), thread.version()),
        Contextgpt.DIALECT.idOf(thread),
        ContextgptThread.chatbotOf(thread, chatbot),
        "AGENT_MESSAGE",
        kind,
        kind.words(),
        at,
        agentName,
        null,
        null,
        null,
        List.of(),
        false,
        null,
        null,
        at,
        at);
  }
}
