package dev.threadkeep.persistence.thread;

import java.util.ArrayList;

/**
 * The statement that stores changes of threads, as text: the versioned update of the threads, what
 * must be so for it, and what hangs on it.
 */
final class WriteStatement {
  /** Numbers that we drew must not be what a vendor calls one of the organization's threads. */
  private static final String FREE =
      """
      free AS (
        SELECT count(*) = 0 AS ok
          FROM external_reference
         WHERE organization_id = ? AND external_id = ANY (?))""";

  /** And a vendor must not be said to call a thread what another is called here. */
  private static final String UNLIKE = "unlike AS (%s)".formatted(LookalikeReferences.ARE_FREE);

  /** And a connection that a reference names must be there, and stay. */
  private static final String CONNECTED = "connected AS (%s)".formatted(NamedConnections.ARE_HELD);

  /** Keeps what threads come to refer to from being removed, or renamed, before they do. */
  private static final String HELD =
      """
      held AS (
        SELECT f.id
          FROM unnest(?::text[], ?::text[], ?::text[]) AS n (kind, id, key)
         CROSS JOIN LATERAL
               (SELECT d.id
                  FROM directory_entry d
                 WHERE d.organization_id = ? AND d.kind = n.kind AND d.id = n.id
                   AND (n.key IS NULL OR d.key = n.key)
                 LIMIT 1
                   FOR KEY SHARE) f)""";

  /** Newcomers to the directory; another change that makes the same one at once breaks its key. */
  private static final String ENTERED =
      """
      entered AS (
        INSERT INTO directory_entry (organization_id, kind, id, key, company, details,
                                     external_ids, version, created_at, updated_at)
        SELECT n.organization_id, n.kind, n.id, n.key, n.company, n.details, n.external_ids,
               n.version, n.created_at, n.updated_at
          FROM json_to_recordset(?::json)
                 AS n (organization_id uuid, kind text, id text, key text, company text,
                       details json, external_ids json, version bigint, created_at timestamptz,
                       updated_at timestamptz, brought_by uuid[])
         WHERE EXISTS (SELECT FROM written w WHERE w.id = ANY (n.brought_by)))""";

  private static final String INTRODUCED =
      """
      introduced AS (
        INSERT INTO directory_external_id
        SELECT n.organization_id, n.kind, n.vendor, n.external_id, n.entry_id
          FROM json_to_recordset(?::json)
                 AS n (organization_id uuid, kind text, vendor text, external_id text,
                       entry_id text, brought_by uuid[])
         WHERE EXISTS (SELECT FROM written w WHERE w.id = ANY (n.brought_by)))""";

  private static final String EVENTS =
      """
      events AS (
        INSERT INTO thread_event (organization_id, thread_id, seq, at, by_type, by_id, through,
                                  request_id, type, data)
        SELECT n.organization_id, n.thread_id, n.seq, n.at, n.by_type, n.by_id, n.through,
               n.request_id, n.type, n.data
          FROM json_populate_recordset(NULL::thread_event, ?::json) n
         WHERE n.thread_id IN (SELECT id FROM written))""";

  private WriteStatement() {}

  /**
   * Up to {@code written}, from which is to be selected.
   *
   * @param threads how many it writes at most
   */
  static String text(WriteForm form, int threads) {
    var with = new ArrayList<String>();
    var condition = new StringBuilder();
    if (form.opens()) {
      with.add(FREE);
      condition.append("AND (SELECT ok FROM free)");
    }
    if (form.refers()) {
      with.add(UNLIKE);
      with.add(CONNECTED);
      condition.append(" AND (SELECT ok FROM unlike) AND (SELECT ok FROM connected)");
    }
    if (form.holds()) {
      with.add(HELD);
      condition.append(" AND (SELECT count(*) FROM held) = ?");
    }
    if (form.moves()) {
      with.add(moved(condition.toString(), threads));
    }
    if (form.opens()) {
      with.add(
          opened(
              form.moves() ? "EXISTS (SELECT FROM moved)" : condition.substring("AND ".length())));
    }
    with.add(written(form));
    with.add(EVENTS);
    if (form.enters()) {
      with.add(ENTERED);
      with.add(INTRODUCED);
    }
    for (var part : ThreadRows.Part.values()) {
      if (form.parts().contains(part)) {
        with.add(PartStatement.text(part));
      }
    }
    return "WITH " + String.join(",\n", with);
  }

  /**
   * Attributes may be large; those that have not changed stay where they are. The versions that the
   * threads must have come beside their rows, in the same order. The limit tells the planner how
   * many rows to expect: by itself it would guess a hundred, and read the whole of a table that is
   * small at first, long after the table has grown.
   */
  private static String moved(String condition, int threads) {
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
               archived = n.archived, erased = n.erased, severity = n.severity, is_read = n.is_read,
               unread_messages = n.unread_messages, title = n.title, notes = n.notes,
               tags = n.tags, contact = n.contact,
               former_contact = n.former_contact, company = n.company, project = n.project,
               channel_type = n.channel_type, channel_id = n.channel_id,
               channel_from = n.channel_from, channel_to = n.channel_to,
               follow_up_of = n.follow_up_of, external_references = n.external_references,
               attributes = coalesce(n.attributes, t.attributes),
               last_inbound_at = n.last_inbound_at, last_outbound_at = n.last_outbound_at,
               last_state_change_at = n.last_state_change_at, waiting_since = n.waiting_since,
               follow_up = n.follow_up, updated_at = n.updated_at, inbox_tab = n.inbox_tab,
               listed_assignee = n.listed_assignee, listed_team = n.listed_team
          FROM (SELECT *
                  FROM ROWS FROM (json_populate_recordset(NULL::thread, ?::json),
                                  unnest(?::bigint[])) AS n
                 LIMIT %d) n
         WHERE t.organization_id = ? AND t.id = n.id AND t.version = n.unnest
           %s
        RETURNING t.id)"""
        .formatted(threads == 1 ? 1 : threads <= 64 ? 64 : 100_000, condition);
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

  private static String written(WriteForm form) {
    if (!form.opens()) {
      return "written AS (SELECT id FROM moved)";
    }
    return form.moves()
        ? "written AS (SELECT id FROM moved UNION ALL SELECT id FROM opened)"
        : "written AS (SELECT id FROM opened)";
  }
}
