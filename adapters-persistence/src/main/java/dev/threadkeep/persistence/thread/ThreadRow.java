package dev.threadkeep.persistence.thread;

import static dev.threadkeep.persistence.session.Table.Type.COMMON_UUID;
import static dev.threadkeep.persistence.session.Table.Type.FLAG;
import static dev.threadkeep.persistence.session.Table.Type.JSON;
import static dev.threadkeep.persistence.session.Table.Type.NUMBER;
import static dev.threadkeep.persistence.session.Table.Type.TEXT;
import static dev.threadkeep.persistence.session.Table.Type.TEXTS;
import static dev.threadkeep.persistence.session.Table.Type.TIME;
import static dev.threadkeep.persistence.session.Table.Type.UUID;

import dev.threadkeep.application.json.ObjectReader;
import dev.threadkeep.application.thread.ValueJson;
import dev.threadkeep.domain.insight.InboxTab;
import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.Assignment;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.party.TeamId;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.policy.CloseReason;
import dev.threadkeep.domain.thread.ActivityTimes;
import dev.threadkeep.domain.thread.Attributes;
import dev.threadkeep.domain.thread.Channel;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.Flags;
import dev.threadkeep.domain.thread.Handling;
import dev.threadkeep.domain.thread.Links;
import dev.threadkeep.domain.thread.Note;
import dev.threadkeep.domain.thread.ProjectId;
import dev.threadkeep.domain.thread.Reading;
import dev.threadkeep.domain.thread.References;
import dev.threadkeep.domain.thread.Severity;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.thread.StatedReason;
import dev.threadkeep.domain.thread.Tags;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.ThreadNumber;
import dev.threadkeep.domain.thread.ThreadStatus;
import dev.threadkeep.domain.thread.Title;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.persistence.session.JsonRow;
import dev.threadkeep.persistence.session.NewRow;
import dev.threadkeep.persistence.session.Rows;
import dev.threadkeep.persistence.session.Table;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A row of table {@code thread}. */
final class ThreadRow {
  /** What {@link #read} reads, of the table under the alias {@code t}. */
  static final String COLUMNS =
      """
      t.organization_id, t.id, t.number, t.version, t.status, t.snoozed_until,
      t.snoozed_until_reply, t.closed_at, t.close_reason, t.close_note, t.close_stated_dialect,
      t.close_stated_text, t.closed_by_type, t.closed_by_id, t.loop_closed, t.assignee_type,
      t.assignee_id, t.team, t.handling, t.escalated, t.important, t.archived, t.erased, t.severity,
      t.is_read, t.unread_messages, t.opened_by_type, t.opened_by_id, t.title, t.notes, t.tags,
      t.contact, t.former_contact, t.company, t.project, t.channel_type, t.channel_id, t.channel_from, t.channel_to,
      t.follow_up_of, t.external_references, t.attributes, t.last_inbound_at, t.last_outbound_at,
      t.last_state_change_at, t.waiting_since, t.follow_up, t.created_at, t.updated_at
      """;

  /** Stands in lists for nobody. */
  static final UUID NOBODY = new UUID(0, 0);

  /** What threads that are added whole have. */
  static final Table TABLE =
      Table.named("thread")
          .with(COMMON_UUID, "organization_id")
          .with(UUID, "id")
          .with(NUMBER, "number", "version", "unread_messages")
          .with(TEXT, "status", "close_reason", "close_note", "close_stated_dialect")
          .with(TEXT, "close_stated_text", "closed_by_type", "closed_by_id")
          .with(FLAG, "snoozed_until_reply", "loop_closed")
          .with(TIME, "snoozed_until", "closed_at")
          .with(TEXT, "assignee_type", "team", "listed_team", "handling", "severity")
          .with(UUID, "assignee_id", "listed_assignee")
          .with(FLAG, "escalated", "important", "archived", "erased", "is_read")
          .with(TEXT, "opened_by_type", "opened_by_id", "title", "notes", "contact")
          .with(TEXT, "former_contact", "company", "project")
          .with(TEXT, "channel_type", "channel_id", "channel_from", "channel_to", "inbox_tab")
          .with(TEXTS, "tags")
          .with(UUID, "follow_up_of", "follow_up")
          .with(JSON, "external_references", "attributes")
          .with(TIME, "last_inbound_at", "last_outbound_at", "last_state_change_at")
          .with(TIME, "waiting_since", "created_at", "updated_at");

  private ThreadRow() {}

  static JsonRow of(ConversationThread thread) {
    var row = new JsonRow();
    writeTo(row, thread);
    return row;
  }

  /**
   * The row as it replaces that of {@code before}. Attributes that have not changed are left out:
   * they may be large and would be stored once more.
   */
  static JsonRow of(ConversationThread thread, ConversationThread before) {
    var row = new JsonRow();
    if (thread.attributes().equals(before.attributes())) {
      writeAllButAttributesTo(row, thread);
    } else {
      writeTo(row, thread);
    }
    return row;
  }

  static void writeTo(NewRow row, ConversationThread thread) {
    writeAllButAttributesTo(row, thread);
    row.putJson("attributes", thread.attributes().value());
  }

  private static void writeAllButAttributesTo(NewRow row, ConversationThread thread) {
    row.putUuid("organization_id", thread.organization().value())
        .putUuid("id", thread.id().value())
        .putNumber("number", thread.number().value())
        .putNumber("version", thread.version())
        .putText("handling", ValueJson.word(thread.handling()))
        .putBoolean("escalated", thread.flags().escalated())
        .putBoolean("important", thread.flags().important())
        .putBoolean("archived", thread.flags().archived())
        .putBoolean("erased", thread.flags().erased())
        .putText("severity", ValueJson.word(thread.severity()))
        .putBoolean("is_read", thread.reading().read())
        .putNumber("unread_messages", thread.reading().unreadMessages())
        .putText("opened_by_type", thread.openedBy().type())
        .putText("opened_by_id", thread.openedBy().idText())
        .putText("title", thread.title())
        .putText("notes", thread.notes())
        .putTexts("tags", thread.tags().names())
        .putJson("external_references", references(thread))
        .putTime("last_inbound_at", thread.activity().lastInbound())
        .putTime("last_outbound_at", thread.activity().lastOutbound())
        .putTime("last_state_change_at", thread.activity().lastStateChange())
        .putTime("waiting_since", thread.activity().waitingSince())
        .putText("former_contact", thread.formerContact())
        .putUuid("follow_up", id(thread.followUp()))
        .putTime("created_at", thread.createdAt())
        .putTime("updated_at", thread.updatedAt())
        .putText("inbox_tab", ValueJson.word(InboxTab.of(thread, null)));
    putStatus(row, thread.status());
    putAssignment(row, thread.assignment());
    putLinks(row, thread.links());
  }

  private static JsonArray references(ConversationThread thread) {
    return new JsonArray(
        thread.references().all().stream().<JsonValue>map(ValueJson::reference).toList());
  }

  private static @Nullable UUID id(@Nullable ThreadId thread) {
    return thread == null ? null : thread.value();
  }

  private static void putStatus(NewRow row, ThreadStatus status) {
    row.putText("status", word(status));
    switch (status) {
      case ThreadStatus.Open() -> row.putBoolean("snoozed_until_reply", false);
      case ThreadStatus.Snoozed(SnoozeEnd.At(var until)) ->
          row.putTime("snoozed_until", until).putBoolean("snoozed_until_reply", false);
      case ThreadStatus.Snoozed(SnoozeEnd.NextReply()) ->
          row.putBoolean("snoozed_until_reply", true);
      case ThreadStatus.Closed closed -> {
        row.putBoolean("snoozed_until_reply", false)
            .putTime("closed_at", closed.at())
            .putText("close_reason", closed.reason())
            .putText("close_note", closed.note())
            .putText("closed_by_type", closed.by().type())
            .putText("closed_by_id", closed.by().idText());
        if (closed.stated() != null) {
          row.putText("close_stated_dialect", closed.stated().dialect())
              .putText("close_stated_text", closed.stated().text());
        }
      }
    }
    row.putBoolean(
        "loop_closed", status instanceof ThreadStatus.Closed closed && closed.loopClosed());
  }

  /** The status as columns have it. */
  static String word(ThreadStatus status) {
    return switch (status) {
      case ThreadStatus.Open _ -> "open";
      case ThreadStatus.Snoozed _ -> "snoozed";
      case ThreadStatus.Closed _ -> "closed";
    };
  }

  private static void putAssignment(NewRow row, Assignment assignment) {
    var assignee = assignment.assignee();
    if (assignee != null) {
      row.putText("assignee_type", assignee.type()).putUuid("assignee_id", assignee.id().value());
    }
    row.putText("team", assignment.team())
        .putUuid("listed_assignee", assignee == null ? NOBODY : assignee.id().value())
        .putText("listed_team", assignment.team() == null ? "" : assignment.team());
  }

  private static void putLinks(NewRow row, Links links) {
    row.putText("contact", links.contact())
        .putText("company", links.company())
        .putText("project", links.project())
        .putUuid("follow_up_of", id(links.followUpOf()));
    if (links.channel() != null) {
      row.putText("channel_type", links.channel().type())
          .putText("channel_id", links.channel().id())
          .putText("channel_from", links.channel().from())
          .putText("channel_to", links.channel().to());
    }
  }

  static ConversationThread read(Rows row) throws SQLException {
    return new ConversationThread(
        new ThreadId(row.uuid("id")),
        new OrganizationId(row.uuid("organization_id")),
        new ThreadNumber(row.number("number")),
        status(row),
        assignment(row),
        ValueJson.read(Handling.class, row.text("handling")),
        new Flags(
            row.flag("escalated"), row.flag("important"), row.flag("archived"), row.flag("erased")),
        ValueJson.read(Severity.class, row.text("severity")),
        new Reading(row.flag("is_read"), row.integer("unread_messages")),
        Actor.of(row.text("opened_by_type"), row.textOrNull("opened_by_id")),
        optional(row, "title", Title::new),
        optional(row, "notes", Note::new),
        Tags.of(row.texts("tags")),
        links(row),
        optional(row, "former_contact", ContactId::new),
        references(row),
        new Attributes(row.object("attributes")),
        new ActivityTimes(
            row.instantOrNull("last_inbound_at"),
            row.instantOrNull("last_outbound_at"),
            row.instant("last_state_change_at"),
            row.instantOrNull("waiting_since")),
        threadId(row, "follow_up"),
        row.instant("created_at"),
        row.instant("updated_at"),
        row.number("version"));
  }

  private static ThreadStatus status(Rows row) throws SQLException {
    var status = row.text("status");
    return switch (status) {
      case "open" -> new ThreadStatus.Open();
      case "snoozed" ->
          new ThreadStatus.Snoozed(
              row.flag("snoozed_until_reply")
                  ? new SnoozeEnd.NextReply()
                  : new SnoozeEnd.At(row.instant("snoozed_until")));
      case "closed" ->
          new ThreadStatus.Closed(
              new CloseReason(row.text("close_reason")),
              optional(row, "close_note", Note::new),
              row.isNull("close_stated_dialect")
                  ? null
                  : new StatedReason(
                      new Through(row.text("close_stated_dialect")), row.text("close_stated_text")),
              row.instant("closed_at"),
              Actor.of(row.text("closed_by_type"), row.textOrNull("closed_by_id")),
              row.flag("loop_closed"));
      default -> throw new IllegalStateException("a thread's status is " + status);
    };
  }

  private static Assignment assignment(Rows row) throws SQLException {
    var assignee = row.uuidOrNull("assignee_id");
    return new Assignment(
        assignee == null ? null : Assignee.of(row.text("assignee_type"), new TeammateId(assignee)),
        optional(row, "team", TeamId::new));
  }

  private static Links links(Rows row) throws SQLException {
    var channel = row.textOrNull("channel_type");
    return new Links(
        optional(row, "contact", ContactId::new),
        optional(row, "company", CompanyId::new),
        optional(row, "project", ProjectId::new),
        channel == null
            ? null
            : new Channel(
                channel,
                row.textOrNull("channel_id"),
                row.textOrNull("channel_from"),
                row.textOrNull("channel_to")),
        threadId(row, "follow_up_of"));
  }

  private static References references(Rows row) throws SQLException {
    if (row.text("external_references").equals("[]")) {
      return References.none();
    }
    if (row.json("external_references") instanceof JsonArray(var items)) {
      return References.of(items.stream().map(ThreadRow::reference).toList());
    }
    throw new IllegalStateException("a thread's references are not an array");
  }

  private static ExternalReference reference(Object item) {
    if (item instanceof JsonObject object) {
      return ValueJson.readReference(new ObjectReader(object));
    }
    throw new IllegalStateException("a thread's reference is not an object");
  }

  private static @Nullable ThreadId threadId(Rows row, String column) throws SQLException {
    var id = row.uuidOrNull(column);
    return id == null ? null : new ThreadId(id);
  }

  private static <T> @Nullable T optional(Rows row, String column, Function<String, T> read)
      throws SQLException {
    var text = row.textOrNull(column);
    return text == null ? null : read.apply(text);
  }
}
