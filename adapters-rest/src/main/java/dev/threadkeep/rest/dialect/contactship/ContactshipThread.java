package dev.threadkeep.rest.dialect.contactship;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadStatus;
import dev.threadkeep.rest.dialect.contactship.ContactshipUpdate.Status;
import dev.threadkeep.rest.http.dialect.IsoTimes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A thread as Contactship's update shows it. */
@JsonNaming(SnakeCaseStrategy.class)
record ContactshipThread(
    String id,
    @Nullable String channelId,
    @Nullable String channelType,
    @Nullable String contactId,
    String organizationId,
    Status status,
    @Nullable String assignee,
    @Nullable AssigneeType assigneeType,
    String updatedAt) {

  static ContactshipThread of(ConversationThread thread, ContactshipNames names) {
    var channel = thread.links().channel();
    var contact = thread.links().contact();
    var assignee = thread.assignment().assignee();
    return new ContactshipThread(
        Contactship.DIALECT.idOf(thread),
        channel == null ? null : channel.id(),
        channel == null ? null : channel.type().toUpperCase(Locale.ROOT),
        contact == null ? null : names.of(contact),
        Contactship.ORGANIZATION.before(thread.organization()),
        status(thread),
        assignee == null ? null : names.of(assignee),
        assignee == null ? null : AssigneeType.of(assignee),
        IsoTimes.seconds(thread.updatedAt()));
  }

  private static Status status(ConversationThread thread) {
    return switch (thread.status()) {
      case ThreadStatus.Open _, ThreadStatus.Snoozed _ -> Status.OPEN;
      case ThreadStatus.Closed _ -> Status.CLOSED;
    };
  }
}
