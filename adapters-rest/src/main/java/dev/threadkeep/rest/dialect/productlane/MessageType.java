package dev.threadkeep.rest.dialect.productlane;

import dev.threadkeep.domain.thread.Channel;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** By what way a message came or went, as Productlane has it. */
enum MessageType {
  EMAIL,
  SLACK,
  CHAT,
  LIVE_CHAT,
  FEEDBACK;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of what comes in by a channel; what comes by none was handed in as feedback. */
  static MessageType of(@Nullable Channel channel) {
    return switch (channel == null ? "" : channel.type()) {
      case "" -> FEEDBACK;
      case "email" -> EMAIL;
      case "slack", "slack_connect" -> SLACK;
      case "web", "live_chat" -> LIVE_CHAT;
      default -> CHAT;
    };
  }

  /** By what a reply would go out. */
  static String reply(@Nullable Channel channel) {
    return switch (of(channel)) {
      case EMAIL, FEEDBACK -> "email";
      case SLACK -> "slack";
      case LIVE_CHAT -> "live_chat";
      case CHAT -> "teams";
    };
  }
}
