package dev.threadkeep.rest.dialect.productlane;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.Project;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.rest.http.dialect.IsoTimes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That a thread is about a project. */
@JsonNaming(SnakeCaseStrategy.class)
record CustomerNeed(
    String id,
    String threadId,
    @Nullable String projectId,
    @Nullable String issueId,
    int priority,
    String createdAt,
    String updatedAt) {

  /** A link has no id of its own, so that it is made out of both of its ends. */
  static List<CustomerNeed> of(ConversationThread thread, @Nullable Entry<Project> project) {
    if (project == null) {
      return List.of();
    }
    var ends = thread.id() + " " + project.id();
    return List.of(
        new CustomerNeed(
            UUID.nameUUIDFromBytes(ends.getBytes(StandardCharsets.UTF_8)).toString(),
            Productlane.DIALECT.idOf(thread),
            Cast.idOf(project),
            null,
            0,
            IsoTimes.milliseconds(thread.createdAt()),
            IsoTimes.milliseconds(thread.updatedAt())));
  }
}
