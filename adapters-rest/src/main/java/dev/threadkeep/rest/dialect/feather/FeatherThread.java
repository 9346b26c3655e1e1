package dev.threadkeep.rest.dialect.feather;

import dev.threadkeep.domain.thread.Channel;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadStatus;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A thread as Feather shows it. */
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

  static FeatherThread of(ConversationThread thread, FeatherReasons reasons) {
    var stored = FeatherAttributes.of(thread.attributes());
    var channel = thread.links().channel();
    var closed = thread.status() instanceof ThreadStatus.Closed status ? status : null;
    return new FeatherThread(
        thread
            .references()
            .to(Feather.VENDOR)
            .map(ExternalReference::id)
            .orElseGet(() -> thread.id().toString()),
        thread.organization().toString(),
        orElse(stored.text("agent_version_id"), ""),
        channel == null ? "" : orElse(channel.to(), ""),
        channel == null ? null : channel.from(),
        orElseNull(stored.text("from_phone_number_id"), smsChannelId(channel)),
        stored.text("lead_id"),
        closed == null,
        FeatherTime.of(thread.createdAt()),
        FeatherTime.of(thread.updatedAt()),
        closed == null ? null : FeatherTime.of(closed.at()),
        closed == null ? null : reasons.word(closed),
        stored.texts("metadata"),
        stored.texts("variables"));
  }

  private static @Nullable String smsChannelId(@Nullable Channel channel) {
    return channel != null && channel.type().equals("sms") ? channel.id() : null;
  }

  private static String orElse(@Nullable String text, String other) {
    return text == null ? other : text;
  }

  private static @Nullable String orElseNull(@Nullable String text, @Nullable String other) {
    return text == null ? other : text;
  }
}
