package dev.threadkeep.rest.dialect.productlane;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.rest.http.dialect.IsoTimes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An internal note as Productlane shows it. */
@JsonNaming(SnakeCaseStrategy.class)
record ProductlaneComment(
    String id,
    String createdAt,
    String updatedAt,
    String threadId,
    String content,
    List<String> attachments,
    @Nullable String userId) {

  static ProductlaneComment of(ConversationThread thread, Message note, Writers writers) {
    var at = IsoTimes.milliseconds(note.occurredAt());
    return new ProductlaneComment(
        note.id().toString(),
        at,
        at,
        Productlane.DIALECT.idOf(thread),
        Html.write(note.text().value()),
        List.of(),
        writers.teammateId(note.author()));
  }
}
