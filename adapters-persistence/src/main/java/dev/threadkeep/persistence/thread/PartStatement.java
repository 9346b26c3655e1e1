package dev.threadkeep.persistence.thread;

/**
 * How the parts of a {@link WriteStatement} are written that not every change has. Each writes only
 * what belongs to threads that were written.
 */
final class PartStatement {
  private static final String MESSAGES =
      """
      messages AS (
        INSERT INTO message
        SELECT n.*
          FROM json_populate_recordset(NULL::message, ?::json) n
         WHERE n.thread_id IN (SELECT id FROM written))""";

  private static final String IDENTIFIED =
      """
      identified AS (
        INSERT INTO message_vendor_id
        SELECT n.*
          FROM json_populate_recordset(NULL::message_vendor_id, ?::json) n
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

  private static final String RELISTED =
      """
      relisted AS (
        UPDATE external_reference r
           SET closed = n.closed, archived = n.archived, escalated = n.escalated,
               important = n.important, anonymous = n.anonymous, handling = n.handling
          FROM json_populate_recordset(NULL::external_reference, ?::json) n
         WHERE r.organization_id = ? AND r.external_id = n.external_id AND r.vendor = n.vendor
           AND r.account = n.account AND n.thread_id IN (SELECT id FROM written))""";

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

  /** Breaks the primary key where another request has the key, and waits while that is open. */
  private static final String KEPT =
      """
      kept AS (
        INSERT INTO idempotency_record (organization_id, key, fingerprint, answer, created_at)
        SELECT n.organization_id, n.key, n.fingerprint, n.answer, n.created_at
          FROM json_to_recordset(?::json)
                 AS n (organization_id uuid, thread_id uuid, key text, fingerprint text,
                       answer text, created_at timestamptz)
         WHERE n.thread_id IN (SELECT id FROM written))""";

  private static final String DELIVERIES =
      """
      told AS (
        INSERT INTO delivery (organization_id, connection_id, thread_id, seq, vendor, operation,
                              state, created_at, settled_at)
        SELECT n.organization_id, n.connection_id, n.thread_id, n.seq, n.vendor, n.operation,
               n.state, n.created_at, n.settled_at
          FROM json_populate_recordset(NULL::delivery, ?::json) n
         WHERE n.thread_id IN (SELECT id FROM written))""";

  /**
   * A stream that is under way, or waits after a failure, keeps its time. What the vendor was known
   * to hold is forgotten where that was about another reference, and what is under way brings none
   * of it back.
   */
  private static final String STREAMS =
      """
      enqueued AS (
        INSERT INTO delivery_stream AS s (organization_id, connection_id, thread_id, enqueued,
                                          due_at, shown_erased)
        SELECT n.organization_id, n.connection_id, n.thread_id, n.enqueued, n.due_at,
               n.shown_erased
          FROM json_populate_recordset(NULL::delivery_stream, ?::json) n
         WHERE n.thread_id IN (SELECT id FROM written)
        ON CONFLICT (organization_id, connection_id, thread_id) DO UPDATE
           SET enqueued = s.enqueued + excluded.enqueued,
               due_at = coalesce(s.due_at, excluded.due_at),
               shown = CASE WHEN excluded.shown_erased THEN '{}' ELSE s.shown END,
               shown_erased = s.shown_erased OR excluded.shown_erased)""";

  private PartStatement() {}

  static String text(ThreadRows.Part part) {
    return switch (part) {
      case MESSAGES -> MESSAGES;
      case IDENTIFIED -> IDENTIFIED;
      case FORGOTTEN -> FORGOTTEN;
      case REFERRED -> REFERRED;
      case RELISTED -> RELISTED;
      case UNTAGGED -> UNTAGGED;
      case RETAGGED -> RETAGGED;
      case TAGGED -> TAGGED;
      case UNWORDED -> UNWORDED;
      case WORDED -> WORDED;
      case DELIVERIES -> DELIVERIES;
      case STREAMS -> STREAMS;
      case KEPT -> KEPT;
    };
  }
}
