package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.directory.entry.Known;
import dev.threadkeep.application.directory.entry.Mentions;
import dev.threadkeep.application.holding.Holdings;
import dev.threadkeep.application.idempotency.Claim;
import dev.threadkeep.application.idempotency.IdempotencyKey;
import dev.threadkeep.application.idempotency.Keeping;
import dev.threadkeep.application.idempotency.KeptAnswer;
import dev.threadkeep.application.thread.ThreadStore.Ground;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.Transition;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.persistence.idempotency.KeptRecord;
import dev.threadkeep.persistence.session.Answer;
import dev.threadkeep.persistence.session.JsonRow;
import dev.threadkeep.persistence.session.Parameters;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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

  /** And a vendor must not be said to call a thread what another is called here. */
  private static final String UNLIKE = "unlike AS (%s)".formatted(LookalikeReferences.ARE_FREE);

  /** And a connection that a reference names must be there, and stay. */
  private static final String CONNECTED = "connected AS (%s)".formatted(NamedConnections.ARE_HELD);

  /** Keeps what threads come to refer to from being removed before they do. */
  private static final String HELD =
      """
      held AS (
        SELECT f.id
          FROM unnest(?::text[], ?::text[]) AS n (kind, id)
         CROSS JOIN LATERAL
               (SELECT d.id
                  FROM directory_entry d
                 WHERE d.organization_id = ? AND d.kind = n.kind AND d.id = n.id
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

  /** A stream that is under way, or waits after a failure, keeps its time. */
  private static final String STREAMS =
      """
      enqueued AS (
        INSERT INTO delivery_stream AS s (organization_id, connection_id, thread_id, enqueued,
                                          due_at)
        SELECT n.organization_id, n.connection_id, n.thread_id, n.enqueued, n.due_at
          FROM json_populate_recordset(NULL::delivery_stream, ?::json) n
         WHERE n.thread_id IN (SELECT id FROM written)
        ON CONFLICT (organization_id, connection_id, thread_id) DO UPDATE
           SET enqueued = s.enqueued + excluded.enqueued,
               due_at = coalesce(s.due_at, excluded.due_at))""";

  private static final String COUNT = "\nSELECT count(*) AS written FROM written";

  private static final String IDS = "\nSELECT id FROM written";

  private final OrganizationId organization;
  private final List<JsonRow> moved = new ArrayList<>();
  private final List<Long> versions = new ArrayList<>();
  private final List<ConversationThread> openings = new ArrayList<>();
  private final List<ExternalReference> newReferences = new ArrayList<>();
  private final LookalikeReferences lookalikes = new LookalikeReferences();
  private final NamedConnections connections = new NamedConnections();
  private final NewReferences references;
  private final ThreadRows rows;
  private final List<Claim> claims = new ArrayList<>();

  /**
   * @param ground what was read to decide on the changes
   * @param mentions what the changes name
   */
  ThreadWrite(OrganizationId organization, Ground ground, Mentions mentions) {
    this(organization, ground.known(), mentions, ground.holdings());
  }

  private ThreadWrite(
      OrganizationId organization, Known known, Mentions mentions, Holdings holdings) {
    this.organization = organization;
    this.references = new NewReferences(organization, known, mentions);
    this.rows = new ThreadRows(holdings);
  }

  /** One that nothing will be added to. */
  static ThreadWrite ofNothing(OrganizationId organization) {
    return new ThreadWrite(organization, Known.nothing(), Mentions.none(), Holdings.none());
  }

  /** Whether a vendor is to be told of any of it. */
  boolean isToBeSent() {
    return rows.has(ThreadRows.Part.STREAMS);
  }

  /** A thread that changes, as it was read and as it is to be. */
  ThreadWrite change(ConversationThread before, Transition.Moved move) {
    if (Blanking.isNeededBy(move)) {
      throw new IllegalStateException("an erasure takes its history with it, in one transaction");
    }
    return changeAndBlank(before, move);
  }

  /** The same of a thread that may be erased, for whoever blanks its history behind this. */
  ThreadWrite changeAndBlank(ConversationThread before, Transition.Moved move) {
    moved.add(ThreadRow.of(move.thread(), before));
    versions.add(before.version());
    add(before, move);
    return this;
  }

  /** A thread that begins. */
  ThreadWrite open(Transition.Moved move) {
    openings.add(move.thread());
    add(null, move);
    return this;
  }

  /** The answer to be kept with a move that this writes, where one is to be. */
  ThreadWrite keep(
      @Nullable Keeping<Transition.Moved> keeping, Transition.Moved move, Instant now) {
    return keeping == null
        ? this
        : keep(move.thread(), keeping.claim(), keeping.answer().apply(move), now);
  }

  ThreadWrite keep(ConversationThread thread, Claim claim, KeptAnswer answer, Instant now) {
    rows.keep(thread, claim, answer, now);
    claims.add(claim);
    return this;
  }

  private void add(@Nullable ConversationThread before, Transition.Moved move) {
    rows.add(before, move);
    references.add(before, move.thread());
    for (var reference : ThreadRows.newReferences(before, move.thread())) {
      newReferences.add(reference);
      lookalikes.add(move.thread().id(), reference);
      connections.add(reference);
    }
    if (move.followUp() != null) {
      open(move.followUp());
    }
  }

  OrganizationId organization() {
    return organization;
  }

  /** Whether a statement of this form writes all of this. */
  boolean fits(Form form) {
    var own = ownForm();
    return (form.moves() || !own.moves())
        && form.opens() == own.opens()
        && (form.holds() || !own.holds())
        && (form.enters() || !own.enters())
        && form.parts().containsAll(own.parts());
  }

  /** The references that this would record, one of which may belong to another thread. */
  List<ExternalReference> newReferences() {
    return List.copyOf(newReferences);
  }

  /** Those of them because of which this may write nothing, however often it is tried. */
  LookalikeReferences lookalikes() {
    return lookalikes;
  }

  /** Those that name connections, because of which it may write nothing either. */
  NamedConnections connections() {
    return connections;
  }

  /** The keys under which it keeps answers. */
  List<IdempotencyKey> keys() {
    return claims.stream().map(Claim::key).toList();
  }

  String sql() {
    return (claims.isEmpty() ? "" : KeptRecord.WAIT) + statement(ownForm(), moved.size()) + COUNT;
  }

  /** A statement of this form for up to so many threads, which tells the ids of those written. */
  static String sqlTellingIds(Form form, int threads) {
    return statement(form, threads) + IDS;
  }

  /** The least form that this write fits in. */
  Form ownForm() {
    var parts = EnumSet.noneOf(ThreadRows.Part.class);
    for (var part : ThreadRows.Part.values()) {
      if (rows.has(part)) {
        parts.add(part);
      }
    }
    return new Form(
        !moved.isEmpty(),
        !openings.isEmpty(),
        !references.held().isEmpty(),
        !references.entries().isEmpty(),
        parts);
  }

  private static String statement(Form form, int threads) {
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
        with.add(sql(part));
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

  private static String written(Form form) {
    if (!form.opens()) {
      return "written AS (SELECT id FROM moved)";
    }
    return form.moves()
        ? "written AS (SELECT id FROM moved UNION ALL SELECT id FROM opened)"
        : "written AS (SELECT id FROM opened)";
  }

  private static String sql(ThreadRows.Part part) {
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

  void bind(Parameters parameters) throws SQLException {
    bind(ownForm(), parameters);
  }

  /** For a statement of this form, which may have parts that this write leaves without rows. */
  void bind(Form form, Parameters parameters) throws SQLException {
    if (form.opens()) {
      parameters
          .uuid(organization.value())
          .texts(openings.stream().map(thread -> thread.number().toString()).toList());
    }
    if (form.refers()) {
      lookalikes.bind(parameters, organization);
      connections.bind(parameters, organization);
    }
    if (form.holds()) {
      var held = references.held();
      parameters
          .texts(held.stream().map(each -> each.kind().word()).toList())
          .texts(held.stream().map(each -> each.id().value()).toList())
          .uuid(organization.value());
    }
    if (form.moves()) {
      parameters.rows(moved).numbers(versions).uuid(organization.value());
      bindNumberHeld(form, parameters);
    }
    if (form.opens()) {
      parameters.rows(openings.stream().map(ThreadRow::of).toList());
      if (!form.moves()) {
        bindNumberHeld(form, parameters);
      }
    }
    parameters.rows(rows.events());
    if (form.enters()) {
      parameters.json(array(references.entries())).json(array(references.externalIds()));
    }
    for (var part : ThreadRows.Part.values()) {
      if (form.parts().contains(part)) {
        parameters.rows(rows.of(part));
        switch (part) {
          case FORGOTTEN, RELISTED, UNTAGGED, RETAGGED, UNWORDED ->
              parameters.uuid(organization.value());
          case MESSAGES, IDENTIFIED, REFERRED, TAGGED, WORDED, DELIVERIES, STREAMS, KEPT -> {}
        }
      }
    }
  }

  private void bindNumberHeld(Form form, Parameters parameters) throws SQLException {
    if (form.holds()) {
      parameters.number((long) references.held().size());
    }
  }

  private static JsonArray array(Collection<JsonObject> objects) {
    return new JsonArray(List.copyOf(objects));
  }

  /** Whether it wrote: everything, or else nothing at all. */
  boolean isDone(Answer answer) throws SQLException {
    if (!claims.isEmpty()) {
      answer.next(); // of the setting
    }
    var rows = answer.next();
    rows.next();
    long written = rows.number("written");
    if (written != 0 && written != moved.size() + openings.size()) {
      throw new IllegalStateException(
          "%d of %d threads were written".formatted(written, moved.size() + openings.size()));
    }
    return written != 0;
  }

  /**
   * Which parts a statement has.
   *
   * @param moves whether it changes threads that are there
   * @param opens whether it opens threads
   * @param holds whether it makes sure of what threads come to refer to
   * @param enters whether it has newcomers enter the directory
   */
  record Form(
      boolean moves, boolean opens, boolean holds, boolean enters, Set<ThreadRows.Part> parts) {
    Form {
      parts = Set.copyOf(parts);
    }

    /** Whether it records by what ids vendors know threads. */
    boolean refers() {
      return parts.contains(ThreadRows.Part.REFERRED);
    }
  }
}
