package dev.threadkeep.rest.canonical.thread;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.thread.Channel;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.thread.ThreadStatus;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.rest.canonical.Party;
import dev.threadkeep.rest.canonical.Words;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A thread as every canonical route shows it. */
@JsonNaming(SnakeCaseStrategy.class)
record ThreadRepresentation(
    String id,
    String number,
    String organizationId,
    @Nullable String title,
    String status,
    @Nullable Instant snoozedUntil,
    boolean snoozedUntilReply,
    @Nullable ClosedRepresentation closed,
    @Nullable Party assignee,
    @Nullable String teamId,
    String handling,
    boolean escalated,
    boolean important,
    String severity,
    boolean archived,
    boolean read,
    int unreadMessages,
    List<String> tags,
    @Nullable String internalNotes,
    @Nullable ChannelRepresentation channel,
    @Nullable String contactId,
    @Nullable String companyId,
    @Nullable String projectId,
    Map<String, ReferenceRepresentation> externalRefs,
    @Nullable String followUpOf,
    @Nullable String followedUpBy,
    JsonObject attributes,
    Party openedBy,
    @Nullable Instant lastInboundMessageAt,
    @Nullable Instant lastOutboundMessageAt,
    Instant lastStateChangeAt,
    @Nullable Instant waitingSince,
    Instant createdAt,
    Instant updatedAt,
    long version) {

  record ChannelRepresentation(
      String type, @Nullable String id, @Nullable String from, @Nullable String to) {
    static ChannelRepresentation of(Channel channel) {
      return new ChannelRepresentation(channel.type(), channel.id(), channel.from(), channel.to());
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record ReferenceRepresentation(String id, String account, @Nullable String connectionId) {
    static ReferenceRepresentation of(ExternalReference reference) {
      var connection = reference.connection();
      return new ReferenceRepresentation(
          reference.id(), reference.account(), connection == null ? null : connection.toString());
    }
  }

  static ThreadRepresentation of(ConversationThread thread) {
    var end = thread.status() instanceof ThreadStatus.Snoozed(var until) ? until : null;
    var assignee = thread.assignment().assignee();
    var links = thread.links();
    var activity = thread.activity();
    return new ThreadRepresentation(
        thread.id().toString(),
        thread.number().toString(),
        thread.organization().toString(),
        text(thread.title()),
        status(thread.status()),
        end instanceof SnoozeEnd.At(var time) ? time : null,
        end instanceof SnoozeEnd.NextReply,
        thread.status() instanceof ThreadStatus.Closed closed
            ? ClosedRepresentation.of(closed)
            : null,
        assignee == null ? null : Party.of(assignee),
        text(thread.assignment().team()),
        Words.of(thread.handling()),
        thread.flags().escalated(),
        thread.flags().important(),
        Words.of(thread.severity()),
        thread.flags().archived(),
        thread.reading().read(),
        thread.reading().unreadMessages(),
        thread.tags().names(),
        text(thread.notes()),
        links.channel() == null ? null : ChannelRepresentation.of(links.channel()),
        text(links.contact()),
        text(links.company()),
        text(links.project()),
        references(thread),
        text(links.followUpOf()),
        text(thread.followUp()),
        thread.attributes().value(),
        Party.of(thread.openedBy()),
        activity.lastInbound(),
        activity.lastOutbound(),
        activity.lastStateChange(),
        activity.waitingSince(),
        thread.createdAt(),
        thread.updatedAt(),
        thread.version());
  }

  private static String status(ThreadStatus status) {
    return switch (status) {
      case ThreadStatus.Open _ -> "open";
      case ThreadStatus.Snoozed _ -> "snoozed";
      case ThreadStatus.Closed _ -> "closed";
    };
  }

  private static Map<String, ReferenceRepresentation> references(ConversationThread thread) {
    var references = new LinkedHashMap<String, ReferenceRepresentation>();
    for (var reference : thread.references().all()) {
      references.put(reference.vendor().name(), ReferenceRepresentation.of(reference));
    }
    return references;
  }

  /** The text of an id, a title or a note, whose {@code toString} it is. */
  private static @Nullable String text(@Nullable Record value) {
    return value == null ? null : value.toString();
  }
}
