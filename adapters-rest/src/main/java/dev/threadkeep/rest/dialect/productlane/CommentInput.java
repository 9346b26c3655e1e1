package dev.threadkeep.rest.dialect.productlane;

import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.message.MessageText;
import org.jspecify.annotations.Nullable;

/** A comment that is to be made; unknown fields are refused. */
record CommentInput(String content, @Nullable JsonArray attachments) {

  MessageText text() {
    return MessageInput.text(content, attachments);
  }
}
