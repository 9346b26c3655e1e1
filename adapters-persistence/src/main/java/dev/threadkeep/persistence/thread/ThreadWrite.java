package dev.threadkeep.persistence.thread;

import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.json.JsonValue.JsonNumber;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.Transition;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.persistence.session.Answer;
import dev.threadkeep.persistence.session.Parameters;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that changes of an organization's threads store, as one statement. Every row it writes hangs
 * on the versioned update of its thread, so that a lost race writes nothing.
 *
 * <p>The rows travel as JSON, one parameter for each table, which costs less than an array for each
 * column. What a change does not touch is left out of the statement: most changes need no more than
 * the update and the events.
 */
final class ThreadWrite {
  /** Numbers that we drew must not be what a vendor calls one of the organization's threads. */
  private static final String FREE =
      """
      free AS (
        SELECT count(*) = 0 AS ok
          FROM external_reference
         WHERE organization_id = ? AND external_id = ANY (?))""";

  /** Keeps who gets a thread from being removed before the thread is theirs. */
  private static final String HELD =
      """
      held AS (
        SELECT id
          FROM teammate
         WHERE organization_id = ? AND id = ANY (?)
           FOR KEY SHARE)""";

  private static final String EVENTS =
      """
      events AS (
        INSERT INTO thread_event (organization_id, thread_id, seq, at, by_type, by_id, through,
                                  request_id, type, data)
        SELECT n.organization_id, n.thread_id, n.seq, n.at, n.by_type, n.by_id, n.through,
               n.request_id, n.type, n.data
          FROM json_populate_recordset(NULL::thread_event, ?::json) n
         WHERE n.thread_id IN (SELECT id FROM written))""";

  private static final String MESSAGES =
      """
      messages AS (
        INSERT INTO message
        SELECT n.*
          FROM json_populate_recordset(NULL::message, ?::json) n
         WHERE n.thread_id IN (SELECT id FROM written))""";

  private static final String FORGOTTEN =
      """
      forgotten AS (
        DELETE FROM external_reference r
         USING json_populate_recordset(NULL::external_reference, ?::json) n
         WHERE r.organization_id = ? AND r.external_id = n.external_id AND r.vendor = n.vendor
           AND r.account = n.account AND r.thread_id = n.thread_id
           AND n.thread_id IN (SELECT id FROM written)
        RETURNING r.thread_id)""";

  /** Behind the deletion, which may make room for them; asking it how much it did sees to that. */
  private static final String REFERRED =
      """
      referred AS (
        INSERT INTO external_reference
        SELECT n.*
          FROM json_populate_recordset(NULL::external_reference, ?::json) n
         WHERE n.thread_id IN (SELECT id FROM written)
           AND (SELECT count(*) FROM forgotten) >= 0)""";

  private static final String UNTAGGED =
      """
      untagged AS (
        DELETE FROM thread_tag g
         USING json_populate_recordset(NULL::thread_tag, ?::json) n
         WHERE g.organization_id = ? AND g.thread_id = n.thread_id AND g.tag = n.tag
           AND n.thread_id IN (SELECT id FROM written))""";

  private static final String RETAGGED =
      """
      retagged AS (
        UPDATE thread_tag g
           SET archived = n.archived, status = n.status, updated_at = n.updated_at
          FROM json_populate_recordset(NULL::thread_tag, ?::json) n
         WHERE g.organization_id = ? AND g.thread_id = n.thread_id AND g.tag = n.tag
           AND n.thread_id IN (SELECT id FROM written))""";

  private static final String TAGGED =
      """
      tagged AS (
        INSERT INTO thread_tag
        SELECT n.*
          FROM json_populate_recordset(NULL::thread_tag, ?::json) n
         WHERE n.thread_id IN (SELECT id FROM written))""";

  private static final String UNWORDED =
      """
      unworded AS (
        DELETE FROM thread_title_word w
         USING json_populate_recordset(NULL::thread_title_word, ?::json) n
         WHERE w.organization_id = ? AND w.word = n.word AND w.thread_id = n.thread_id
           AND n.thread_id IN (SELECT id FROM written))""";

  private static final String WORDED =
      """
      worded AS (
        INSERT INTO thread_title_word
        SELECT n.*
          FROM json_populate_recordset(NULL::thread_title_word, ?::json) n
         WHERE n.thread_id IN (SELECT id FROM written))""";

  private static final String END = "\nSELECT count(*) AS written FROM written";

  private final OrganizationId organization;
  private final List<JsonObject> moved = new ArrayList<>();
  private final Map<String, JsonNumber> versions = new LinkedHashMap<>();
  private final List<ConversationThread> openings = new ArrayList<>();
  private final List<ExternalReference> newReferences = new ArrayList<>();
  private final NewHolders holders = new NewHolders();
  private final ThreadRows rows = new ThreadRows();

  ThreadWrite(OrganizationId organization) {
    this.organization = organization;
  }

  /** A thread that changes, as it was read and as it is to be. */
  ThreadWrite change(ConversationThread before, Transition.Moved move) {
    moved.add(ThreadRow.of(move.thread(), before));
    versions.put(before.id().toString(), new JsonNumber(before.version()));
    add(before, move);
    return this;
  }

  /** A thread that begins. */
  ThreadWrite open(Transition.Moved move) {
    openings.add(move.thread());
    add(null, move);
    return this;
  }

  private void add(@Nullable ConversationThread before, Transition.Moved move) {
    rows.add(before, move);
    holders.add(before, move.thread());
    newReferences.addAll(ThreadRows.newReferences(before, move.thread()));
    if (move.followUp() != null) {
      open(move.followUp());
    }
  }

  /** The references that this would record, one of which may belong to another thread. */
  List<ExternalReference> newReferences() {
    return List.copyOf(newReferences);
  }

  String sql() {
    var parts = new ArrayList<String>();
    var condition = new StringBuilder();
    if (!openings.isEmpty()) {
      parts.add(FREE);
      condition.append("AND (SELECT ok FROM free)");
    }
    if (!holders.isEmpty()) {
      parts.add(HELD);
      condition.append(" AND (SELECT count(*) FROM held) = ?");
    }
    if (!moved.isEmpty()) {
      parts.add(moved(condition.toString()));
    }
    if (!openings.isEmpty()) {
      parts.add(
          opened(
              moved.isEmpty()
                  ? condition.substring("AND ".length())
                  : "EXISTS (SELECT FROM moved)"));
    }
    parts.add(written());
    parts.add(EVENTS);
    for (var part : ThreadRows.Part.values()) {
      if (rows.has(part)) {
        parts.add(sql(part));
      }
    }
    return "WITH " + String.join(",\n", parts) + END;
  }

  /**
   * Attributes may be large; those that have not changed stay where they are. The limit tells the
   * planner how many rows to expect: by itself it would guess a hundred, and read the whole of a
   * table that is small at first, long after the table has grown.
   */
  private String moved(String condition) {
    return """
      moved AS (
        UPDATE thread t
           SET version = n.version, status = n.status, snoozed_until = n.snoozed_until,
               snoozed_until_reply = n.snoozed_until_reply, closed_at = n.closed_at,
               close_reason = n.close_reason, close_note = n.close_note,
               close_stated_dialect = n.close_stated_dialect,
               close_stated_text = n.close_stated_text, closed_by_type = n.closed_by_type,
               closed_by_id = n.closed_by_id, loop_closed = n.loop_closed,
               assignee_type = n.assignee_type, assignee_id = n.assignee_id, team = n.team,
               handling = n.handling, escalated = n.escalated, important = n.important,
               archived = n.archived, severity = n.severity, is_read = n.is_read,
               unread_messages = n.unread_messages, title = n.title, notes = n.notes,
               tags = n.tags, contact = n.contact, company = n.company, project = n.project,
               channel_type = n.channel_type, channel_id = n.channel_id,
               channel_from = n.channel_from, channel_to = n.channel_to,
               follow_up_of = n.follow_up_of, external_references = n.external_references,
               attributes = coalesce(n.attributes, t.attributes),
               last_inbound_at = n.last_inbound_at, last_outbound_at = n.last_outbound_at,
               last_state_change_at = n.last_state_change_at, waiting_since = n.waiting_since,
               follow_up = n.follow_up, updated_at = n.updated_at, inbox_tab = n.inbox_tab,
               listed_assignee = n.listed_assignee, listed_team = n.listed_team
          FROM (SELECT * FROM json_populate_recordset(NULL::thread, ?::json) LIMIT %d) n
         WHERE t.organization_id = ? AND t.id = n.id
           AND t.version = (?::json ->> n.id::text)::bigint
           %s
        RETURNING t.id)"""
        .formatted(moved.size() == 1 ? 1 : moved.size() <= 64 ? 64 : 100_000, condition);
  }

  private static String opened(String condition) {
    return """
      opened AS (
        INSERT INTO thread
        SELECT n.*
          FROM json_populate_recordset(NULL::thread, ?::json) n
         WHERE %s
        RETURNING id)"""
        .formatted(condition);
  }

  private String written() {
    if (openings.isEmpty()) {
      return "written AS (SELECT id FROM moved)";
    }
    return moved.isEmpty()
        ? "written AS (SELECT id FROM opened)"
        : "written AS (SELECT id FROM moved UNION ALL SELECT id FROM opened)";
  }

  private static String sql(ThreadRows.Part part) {
    return switch (part) {
      case MESSAGES -> MESSAGES;
      case FORGOTTEN -> FORGOTTEN;
      case REFERRED -> REFERRED;
      case UNTAGGED -> UNTAGGED;
      case RETAGGED -> RETAGGED;
      case TAGGED -> TAGGED;
      case UNWORDED -> UNWORDED;
      case WORDED -> WORDED;
    };
  }

  void bind(Parameters parameters) throws SQLException {
    if (!openings.isEmpty()) {
      parameters
          .uuid(organization.value())
          .texts(openings.stream().map(thread -> thread.number().toString()).toList());
    }
    if (!holders.isEmpty()) {
      parameters.uuid(organization.value()).uuids(holders.ids());
    }
    if (!moved.isEmpty()) {
      parameters
          .json(array(moved))
          .uuid(organization.value())
          .json(new JsonObject(Map.copyOf(versions)));
      bindNumberOfHolders(parameters);
    }
    if (!openings.isEmpty()) {
      parameters.json(array(openings.stream().map(ThreadRow::of).toList()));
      if (moved.isEmpty()) {
        bindNumberOfHolders(parameters);
      }
    }
    parameters.json(array(rows.events()));
    for (var part : ThreadRows.Part.values()) {
      if (rows.has(part)) {
        parameters.json(array(rows.of(part)));
        switch (part) {
          case FORGOTTEN, UNTAGGED, RETAGGED, UNWORDED -> parameters.uuid(organization.value());
          case MESSAGES, REFERRED, TAGGED, WORDED -> {}
        }
      }
    }
  }

  private void bindNumberOfHolders(Parameters parameters) throws SQLException {
    if (!holders.isEmpty()) {
      parameters.number((long) holders.ids().size());
    }
  }

  private static JsonArray array(Collection<JsonObject> objects) {
    return new JsonArray(List.copyOf(objects));
  }

  /** Whether it wrote: everything, or else nothing at all. */
  boolean isDone(Answer answer) throws SQLException {
    var rows = answer.next();
    rows.next();
    long written = rows.number("written");
    if (written != 0 && written != moved.size() + openings.size()) {
      throw new IllegalStateException(
          "%d of %d threads were written".formatted(written, moved.size() + openings.size()));
    }
    return written != 0;
  }
}
