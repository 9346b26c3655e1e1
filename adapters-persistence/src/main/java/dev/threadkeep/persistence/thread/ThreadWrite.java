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
    return rows.isToBeSent();
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
  boolean fits(WriteForm form) {
    return form.covers(ownForm());
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
    return (claims.isEmpty() ? "" : KeptRecord.WAIT)
        + WriteStatement.text(ownForm(), moved.size())
        + COUNT;
  }

  /** A statement of this form for up to so many threads, which tells the ids of those written. */
  static String sqlTellingIds(WriteForm form, int threads) {
    return WriteStatement.text(form, threads) + IDS;
  }

  /** The least form that this write fits in. */
  WriteForm ownForm() {
    var parts = EnumSet.noneOf(ThreadRows.Part.class);
    for (var part : ThreadRows.Part.values()) {
      if (rows.has(part)) {
        parts.add(part);
      }
    }
    return new WriteForm(
        !moved.isEmpty(),
        !openings.isEmpty(),
        !references.held().isEmpty(),
        !references.entries().isEmpty(),
        parts);
  }

  void bind(Parameters parameters) throws SQLException {
    bind(ownForm(), parameters);
  }

  /** For a statement of this form, which may have parts that this write leaves without rows. */
  void bind(WriteForm form, Parameters parameters) throws SQLException {
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
          .texts(held.stream().map(NewReferences.Held::key).toList())
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

  private void bindNumberHeld(WriteForm form, Parameters parameters) throws SQLException {
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
}
