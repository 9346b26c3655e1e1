package dev.threadkeep.rest.dialect.contextgpt;

import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadStatus;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.rest.http.dialect.IsoTimes;
import dev.threadkeep.rest.http.dialect.StoredAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A thread as ContextGPT shows it. It says neither who answers nor what teammates noted, although
 * both can be written.
 */
record ContextgptThread(
    String id,
    String chatbotId,
    String visitorId,
    String title,
    boolean anonymous,
    int unreadMessagesCount,
    boolean escalated,
    boolean important,
    boolean resolved,
    boolean archived,
    List<String> tags,
    int positiveCount,
    int negativeCount,
    String platformSource,
    String startedAt,
    String updatedAt,
    @Nullable String endedAt,
    @Nullable String visitorName,
    @Nullable String visitorEmail,
    @Nullable String visitorPhone,
    @Nullable String botIconSrc,
    @Nullable String userIconSrc,
    @Nullable String agentIconSrc,
    @Nullable String bubbleIconSrc,
    @Nullable ContextgptModel llmModel) {

  /** What ContextGPT would call the channel of a thread that has none. */
  private static final String API = "api";

  ContextgptThread {
    tags = List.copyOf(tags);
  }

  /**
   * The thread.
   *
   * @param chatbot under which it was asked for; its own where it has one
   * @param visitor its contact as the directory has it
   */
  static ContextgptThread of(
      ConversationThread thread, String chatbot, @Nullable Entry<Contact> visitor) {
    var stored = StoredAttributes.of(thread, Contextgpt.DIALECT);
    var flags = thread.flags();
    var channel = thread.links().channel();
    var person = visitor == null ? Contact.UNKNOWN : visitor.details();
    var closed = thread.status() instanceof ThreadStatus.Closed status ? status : null;
    return new ContextgptThread(
        Contextgpt.DIALECT.idOf(thread),
        chatbotOf(thread, chatbot),
        visitorId(thread, visitor),
        thread.title() == null ? "" : thread.title().value(),
        thread.links().contact() == null,
        thread.reading().unreadMessages(),
        flags.escalated(),
        flags.important(),
        closed != null,
        flags.archived(),
        thread.tags().names(),
        orNone(stored.count(Stored.POSITIVE_COUNT)),
        orNone(stored.count(Stored.NEGATIVE_COUNT)),
        channel == null ? API : channel.type(),
        IsoTimes.milliseconds(thread.createdAt()),
        IsoTimes.milliseconds(thread.updatedAt()),
        closed == null ? null : IsoTimes.milliseconds(closed.at()),
        person.name(),
        person.email(),
        person.phone(),
        stored.text(Stored.BOT_ICON_SRC),
        stored.text(Stored.USER_ICON_SRC),
        stored.text(Stored.AGENT_ICON_SRC),
        stored.text(Stored.BUBBLE_ICON_SRC),
        ContextgptModel.of(stored));
  }

  /** The chatbot that a thread is about. */
  static String chatbotOf(ConversationThread thread, String asked) {
    return thread
        .references()
        .to(Contextgpt.DIALECT.vendor())
        .map(ExternalReference::account)
        .orElse(asked);
  }

  private static String visitorId(ConversationThread thread, @Nullable Entry<Contact> visitor) {
    var contact = thread.links().contact();
    if (contact == null) {
      return "";
    }
    return visitor == null
        ? contact.value()
        : visitor
            .externalIds()
            .at(Contextgpt.DIALECT.vendor())
            .orElseGet(() -> visitor.id().value());
  }

  private static int orNone(@Nullable Integer count) {
    return count == null ? 0 : count;
  }
}
