package dev.threadkeep.rest.dialect.productlane;

import dev.threadkeep.domain.message.MessageKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which way a message went. Internal notes went none: they are comments. */
enum Direction {
  INBOUND,
  OUTBOUND;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static @Nullable Direction of(MessageKind kind) {
    return switch (kind) {
      case INBOUND -> INBOUND;
      case OUTBOUND -> OUTBOUND;
      case INTERNAL -> null;
    };
  }
}
