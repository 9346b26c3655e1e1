package dev.threadkeep.rest.dialect.productlane;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.message.MessageText;
import dev.threadkeep.rest.http.failure.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that is to be sent to the contact; unknown fields are refused.
 *
 * @param content HTML, of which the text is kept
 * @param cc taken and not used, like {@code bcc} and {@code channelId}: nothing is sent from here
 */
@JsonNaming(SnakeCaseStrategy.class)
record MessageInput(
    String content,
    @Nullable List<Recipient> cc,
    @Nullable List<Recipient> bcc,
    @Nullable JsonArray attachments,
    @Nullable String channelId) {

  /** Who gets a copy. */
  record Recipient(String email, @Nullable String name, @Nullable String mailboxHash) {}

  MessageText text() {
    return text(content, attachments);
  }

  /** What there is to read of a message or a comment, which can have no attachments here. */
  static MessageText text(String content, @Nullable JsonArray attachments) {
    var read = Html.read(content);
    if (MessageText.isBlank(read)) {
      throw Field.invalid("#/content", "must not be empty");
    }
    if (attachments != null && !attachments.items().isEmpty()) {
      throw Field.invalid("#/attachments", "cannot be kept");
    }
    return Field.of("#/content", () -> new MessageText(read));
  }
}
