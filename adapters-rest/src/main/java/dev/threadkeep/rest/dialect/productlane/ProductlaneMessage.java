package dev.threadkeep.rest.dialect.productlane;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.rest.dialect.productlane.Writers.Writer;
import dev.threadkeep.rest.http.dialect.IsoTimes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message as Productlane shows it. */
@JsonNaming(SnakeCaseStrategy.class)
record ProductlaneMessage(
    String id,
    String createdAt,
    String type,
    String direction,
    @Nullable String subject,
    List<String> to,
    List<String> cc,
    List<String> bcc,
    String text,
    String html,
    List<String> attachments,
    String threadId,
    @Nullable String userId,
    @Nullable Writer from) {

  static ProductlaneMessage of(ConversationThread thread, Message message, Writers writers) {
    var direction = Direction.of(message.kind());
    if (direction == null) {
      throw new IllegalArgumentException("an internal note");
    }
    var text = message.text().value();
    return new ProductlaneMessage(
        message.id().toString(),
        IsoTimes.milliseconds(message.occurredAt()),
        MessageType.of(thread.links().channel()).word(),
        direction.word(),
        null,
        List.of(),
        List.of(),
        List.of(),
        text,
        Html.write(text),
        List.of(),
        Productlane.DIALECT.idOf(thread),
        writers.teammateId(message.author()),
        writers.writer(message.author()));
  }
}
