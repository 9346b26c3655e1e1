package dev.threadkeep.rest.dialect.feather;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.threadkeep.domain.message.MessageText;
import dev.threadkeep.rest.http.failure.Field;

/** A message that is to be sent; fields unknown to Feather are no errors. */
@JsonIgnoreProperties(ignoreUnknown = true)
record FeatherMessageInput(String message) {

  MessageText text() {
    return text("#/message", message);
  }

  /** Feather's texts have one character at least; one that can be seen, since messages are sent. */
  static MessageText text(String pointer, String text) {
    if (MessageText.isBlank(text)) {
      throw Field.invalid(pointer, "must not be empty");
    }
    return Field.of(pointer, () -> new MessageText(text));
  }
}
