package dev.threadkeep.rest.dialect.feather;

import dev.threadkeep.domain.thread.Channel;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadStatus;
import dev.threadkeep.rest.http.dialect.IsoTimes;
import dev.threadkeep.rest.http.dialect.ReasonWords;
import dev.threadkeep.rest.http.dialect.StoredAttributes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A thread as Feather's lists and its close show it. */
record FeatherThread(
    String id,
    String organizationId,
    String agentVersionId,
    String toPhoneNumber,
    @Nullable String fromPhoneNumber,
    @Nullable String fromPhoneNumberId,
    @Nullable String leadId,
    boolean isActive,
    String createdAt,
    String updatedAt,
    @Nullable String closedAt,
    @Nullable String closedReason,
    @Nullable Map<String, String> metadata,
    @Nullable Map<String, String> variables) {

  /** The channel of a thread that is a conversation by text messages. */
  static final String SMS = "sms";

  /** The channel of a thread that is a chat on a web page. */
  static final String WEB = "web";

  /**
   * The thread.
   *
   * @param lead what Feather calls its contact
   */
  static FeatherThread of(
      ConversationThread thread, ReasonWords.Wording reasons, @Nullable String lead) {
    var stored = StoredAttributes.of(thread, Feather.DIALECT);
    var channel = thread.links().channel();
    var closed = thread.status() instanceof ThreadStatus.Closed status ? status : null;
    return new FeatherThread(
        Feather.DIALECT.idOf(thread),
        thread.organization().toString(),
        orElse(stored.text(Stored.AGENT_VERSION_ID), ""),
        channel == null ? "" : orElse(channel.to(), ""),
        channel == null ? null : channel.from(),
        orElseNull(stored.text(Stored.FROM_PHONE_NUMBER_ID), smsChannelId(channel)),
        lead,
        closed == null,
        IsoTimes.milliseconds(thread.createdAt()),
        IsoTimes.milliseconds(thread.updatedAt()),
        closed == null ? null : IsoTimes.milliseconds(closed.at()),
        closed == null ? null : reasons.word(Feather.DIALECT, closed),
        stored.texts(Stored.METADATA),
        stored.texts(Stored.VARIABLES));
  }

  static boolean isOnTheWeb(ConversationThread thread) {
    var channel = thread.links().channel();
    return channel != null && channel.type().equals(WEB);
  }

  private static @Nullable String smsChannelId(@Nullable Channel channel) {
    return channel != null && channel.type().equals(SMS) ? channel.id() : null;
  }

  private static String orElse(@Nullable String text, String other) {
    return text == null ? other : text;
  }

  private static @Nullable String orElseNull(@Nullable String text, @Nullable String other) {
    return text == null ? other : text;
  }
}
