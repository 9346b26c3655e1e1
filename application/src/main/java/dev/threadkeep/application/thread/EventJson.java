package dev.threadkeep.application.thread;

import dev.threadkeep.application.json.ObjectReader;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.message.MessageId;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.message.Occasion;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.Assignment;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.party.TeamId;
import dev.threadkeep.domain.policy.CloseReason;
import dev.threadkeep.domain.thread.Attributes;
import dev.threadkeep.domain.thread.Handling;
import dev.threadkeep.domain.thread.Links;
import dev.threadkeep.domain.thread.Note;
import dev.threadkeep.domain.thread.ProjectId;
import dev.threadkeep.domain.thread.References;
import dev.threadkeep.domain.thread.Severity;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.thread.Tag;
import dev.threadkeep.domain.thread.Tags;
import dev.threadkeep.domain.thread.ThreadEvent;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.ThreadNumber;
import dev.threadkeep.domain.thread.Title;
import dev.threadkeep.domain.vendor.Vendor;
import org.jspecify.annotations.Nullable;

/**
 * An event's data as JSON: what stores keep, timelines show and exports write.
 *
 * <p>History is written in this form for good, so that it may grow but never change; tests compare
 * it with files.
 */
public final class EventJson {
  private static final JsonObject NOTHING = JsonObject.empty();

  private EventJson() {}

  /** The data of an event; its kind is {@link ThreadEvent#type()}. */
  public static JsonObject data(ThreadEvent event) {
    return switch (event) {
      case ThreadEvent.Opened opened -> opened(opened);
      case ThreadEvent.Closed closed ->
          new ObjectWriter()
              .putText("reason", closed.reason())
              .putText("note", closed.note())
              .put("stated", closed.stated() == null ? null : ValueJson.stated(closed.stated()))
              .putBoolean("loop_closed", closed.loopClosed())
              .toObject();
      case ThreadEvent.Reopened(var note) -> note(note);
      case ThreadEvent.Snoozed(SnoozeEnd.At(var until)) ->
          new ObjectWriter().putText("until", until).toObject();
      case ThreadEvent.Snoozed(SnoozeEnd.NextReply _) ->
          new ObjectWriter().putBoolean("until_reply", true).toObject();
      case ThreadEvent.Woken(var note) -> note(note);
      case ThreadEvent.Assigned(var assignee) ->
          new ObjectWriter().put("assignee", ValueJson.assignee(assignee)).toObject();
      case ThreadEvent.Unassigned _ -> NOTHING;
      case ThreadEvent.TeamAssigned(var team) ->
          new ObjectWriter().putText("team_id", team).toObject();
      case ThreadEvent.TeamUnassigned _ -> NOTHING;
      case ThreadEvent.Escalated(var note) -> note(note);
      case ThreadEvent.Deescalated(var note) -> note(note);
      case ThreadEvent.HandedOver(var to) ->
          new ObjectWriter().putText("handling", ValueJson.word(to)).toObject();
      case ThreadEvent.MarkedImportant _ -> NOTHING;
      case ThreadEvent.UnmarkedImportant _ -> NOTHING;
      case ThreadEvent.SeverityChanged(var severity) ->
          new ObjectWriter().putText("severity", ValueJson.word(severity)).toObject();
      case ThreadEvent.Retitled(var title) -> new ObjectWriter().putText("title", title).toObject();
      case ThreadEvent.Noted(var notes) ->
          new ObjectWriter().putText("internal_notes", notes).toObject();
      case ThreadEvent.Tagged(var tags) ->
          new ObjectWriter().putAll("tags", tags.all(), ValueJson::tag).toObject();
      case ThreadEvent.AttributesChanged(var patch) ->
          new ObjectWriter().put("attributes", patch).toObject();
      case ThreadEvent.Linked(var links) -> links(new ObjectWriter(), links).toObject();
      case ThreadEvent.Referenced(var reference) -> ValueJson.reference(reference);
      case ThreadEvent.Unreferenced(var vendor) ->
          new ObjectWriter().putText("vendor", vendor).toObject();
      case ThreadEvent.MarkedRead _ -> NOTHING;
      case ThreadEvent.MarkedUnread _ -> NOTHING;
      case ThreadEvent.Archived(var note) -> note(note);
      case ThreadEvent.Restored(var note) -> note(note);
      case ThreadEvent.LoopClosed _ -> NOTHING;
      case ThreadEvent.MessageRecorded recorded ->
          new ObjectWriter()
              .putText("message_id", recorded.message())
              .putText("kind", ValueJson.word(recorded.kind()))
              .put("author", ValueJson.actor(recorded.author()))
              .putText("at", recorded.occurredAt())
              .putText("with", recorded.with() == null ? null : ValueJson.word(recorded.with()))
              .toObject();
      case ThreadEvent.FollowUpOpened(var followUp) ->
          new ObjectWriter().putText("follow_up", followUp).toObject();
      case ThreadEvent.Erased(var messagesOf) ->
          new ObjectWriter().putText("messages_of", messagesOf).toObject();
    };
  }

  /**
   * The inverse of {@link ThreadEvent#type()} and {@link #data}.
   *
   * @throws IllegalArgumentException if there is no such type, or the data does not fit it
   */
  public static ThreadEvent read(String type, JsonObject data) {
    var from = new ObjectReader(data);
    return switch (type) {
      case "thread.opened" -> readOpened(from);
      case "thread.closed" ->
          new ThreadEvent.Closed(
              from.text("reason", CloseReason::new),
              readNote(from),
              from.optionalObject("stated", ValueJson::readStated),
              from.flag("loop_closed"));
      case "thread.reopened" -> new ThreadEvent.Reopened(readNote(from));
      case "thread.snoozed" ->
          new ThreadEvent.Snoozed(
              from.flag("until_reply")
                  ? new SnoozeEnd.NextReply()
                  : new SnoozeEnd.At(from.time("until")));
      case "thread.woken" -> new ThreadEvent.Woken(readNote(from));
      case "thread.assigned" ->
          new ThreadEvent.Assigned(from.<Assignee>object("assignee", ValueJson::readAssignee));
      case "thread.unassigned" -> new ThreadEvent.Unassigned();
      case "thread.team_assigned" ->
          new ThreadEvent.TeamAssigned(from.text("team_id", TeamId::new));
      case "thread.team_unassigned" -> new ThreadEvent.TeamUnassigned();
      case "thread.escalated" -> new ThreadEvent.Escalated(readNote(from));
      case "thread.deescalated" -> new ThreadEvent.Deescalated(readNote(from));
      case "thread.handed_over" ->
          new ThreadEvent.HandedOver(ValueJson.read(Handling.class, from, "handling"));
      case "thread.marked_important" -> new ThreadEvent.MarkedImportant();
      case "thread.unmarked_important" -> new ThreadEvent.UnmarkedImportant();
      case "thread.severity_changed" ->
          new ThreadEvent.SeverityChanged(ValueJson.read(Severity.class, from, "severity"));
      case "thread.retitled" -> new ThreadEvent.Retitled(from.optional("title", Title::new));
      case "thread.noted" -> new ThreadEvent.Noted(from.optional("internal_notes", Note::new));
      case "thread.tagged" -> new ThreadEvent.Tagged(readTags(from));
      case "thread.attributes_changed" ->
          new ThreadEvent.AttributesChanged(from.object("attributes"));
      case "thread.linked" -> new ThreadEvent.Linked(readLinks(from));
      case "thread.referenced" -> new ThreadEvent.Referenced(ValueJson.readReference(from));
      case "thread.unreferenced" -> new ThreadEvent.Unreferenced(from.text("vendor", Vendor::new));
      case "thread.read" -> new ThreadEvent.MarkedRead();
      case "thread.unread" -> new ThreadEvent.MarkedUnread();
      case "thread.archived" -> new ThreadEvent.Archived(readNote(from));
      case "thread.restored" -> new ThreadEvent.Restored(readNote(from));
      case "thread.loop_closed" -> new ThreadEvent.LoopClosed();
      case "thread.message_recorded" ->
          new ThreadEvent.MessageRecorded(
              from.text("message_id", MessageId::parse),
              ValueJson.read(MessageKind.class, from, "kind"),
              readAuthor(from),
              from.time("at"),
              from.optional("with", word -> ValueJson.read(Occasion.class, word)));
      case "thread.follow_up_opened" ->
          new ThreadEvent.FollowUpOpened(from.text("follow_up", ThreadId::parse));
      case "thread.erased" -> new ThreadEvent.Erased(from.optional("messages_of", ContactId::new));
      default -> throw new UnknownEventException(type);
    };
  }

  private static JsonObject opened(ThreadEvent.Opened opened) {
    var assignment = opened.assignment();
    return links(
            new ObjectWriter()
                .putText("number", opened.number())
                .putText("title", opened.title())
                .putText("severity", ValueJson.word(opened.severity()))
                .putText("handling", ValueJson.word(opened.handling()))
                .put(
                    "assignee",
                    assignment.assignee() == null
                        ? null
                        : ValueJson.assignee(assignment.assignee()))
                .putText("team_id", assignment.team()),
            opened.links())
        .putAll("tags", opened.tags().all(), ValueJson::tag)
        .putAll("external_refs", opened.references().all(), ValueJson::reference)
        .put("attributes", opened.attributes().value())
        .toObject();
  }

  private static ThreadEvent.Opened readOpened(ObjectReader from) {
    return new ThreadEvent.Opened(
        from.text("number", EventJson::number),
        from.optional("title", Title::new),
        readLinks(from),
        readTags(from),
        ValueJson.read(Severity.class, from, "severity"),
        ValueJson.read(Handling.class, from, "handling"),
        References.of(from.objects("external_refs", ValueJson::readReference)),
        new Attributes(from.object("attributes")),
        new Assignment(
            from.optionalObject("assignee", ValueJson::readAssignee),
            from.optional("team_id", TeamId::new)));
  }

  private static ObjectWriter links(ObjectWriter to, Links links) {
    return to.putText("contact_id", links.contact())
        .putText("company_id", links.company())
        .putText("project_id", links.project())
        .put("channel", links.channel() == null ? null : ValueJson.channel(links.channel()))
        .putText("follow_up_of", links.followUpOf());
  }

  private static Links readLinks(ObjectReader from) {
    return new Links(
        from.optional("contact_id", ContactId::new),
        from.optional("company_id", CompanyId::new),
        from.optional("project_id", ProjectId::new),
        from.optionalObject("channel", ValueJson::readChannel),
        from.optional("follow_up_of", ThreadId::parse));
  }

  private static Tags readTags(ObjectReader from) {
    return new Tags(from.texts("tags", Tag::new));
  }

  private static Actor readAuthor(ObjectReader from) {
    return from.object("author", ValueJson::readActor);
  }

  private static JsonObject note(@Nullable Note note) {
    return new ObjectWriter().putText("note", note).toObject();
  }

  private static @Nullable Note readNote(ObjectReader from) {
    return from.optional("note", Note::new);
  }

  private static ThreadNumber number(String text) {
    return ThreadNumber.in(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "must be a whole number from 1 to 2^53 - 1, in quotes"));
  }
}
