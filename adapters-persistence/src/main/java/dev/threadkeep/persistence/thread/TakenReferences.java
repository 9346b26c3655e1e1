package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ValueJson;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.persistence.idempotency.KeptRecord;
import dev.threadkeep.persistence.session.ConstraintException;
import dev.threadkeep.persistence.session.Session;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out why a change was not written: what can be drawn again, and what cannot. */
final class TakenReferences {
  private static final String REFERENCE = "external_reference_pkey";

  /**
   * What another try draws anew, or finds: a number, or a newcomer that another change has made in
   * the meantime.
   */
  private static final Set<String> WORTH_ANOTHER_TRY =
      Set.of("thread_number_key", "directory_entry_tag_key", "directory_external_id_pkey");

  private final Session session;
  private final InstantSource clock;

  TakenReferences(Session session, InstantSource clock) {
    this.session = session;
    this.clock = clock;
  }

  /**
   * Returns where the decision is worth another try, which would then not be the same.
   *
   * @throws ThreadException.ReferenceTaken if a reference names another thread
   */
  void explain(Caller caller, @Nullable ThreadWrite write, ConstraintException failure) {
    if (failure.constraint().equals(KeptRecord.PRIMARY_KEY) && write != null) {
      // The next try learns of an answer that still counts, and finds the key free of one too old.
      session.askAgain(
          caller,
          KeptRecord.FORGET_OLD,
          parameters ->
              KeptRecord.bindOld(parameters, caller.organization(), write.keys(), clock.instant()),
          _ -> Boolean.TRUE);
      return;
    }
    if (WORTH_ANOTHER_TRY.contains(failure.constraint())) {
      return;
    }
    if (!failure.constraint().equals(REFERENCE) || write == null) {
      throw failure;
    }
    var reference = firstTaken(caller, write.newReferences());
    if (reference.isPresent()) {
      throw new ThreadException.ReferenceTaken(reference.get());
    }
    // Whoever had it has let go of it in the meantime.
  }

  /**
   * Returns where a write that wrote nothing is worth another try.
   *
   * @throws ThreadException.ReferenceTaken if a reference is the number or the id of another thread
   * @throws ThreadException.UnknownConnection if a reference names a connection that is not there
   */
  void explainNothing(Caller caller, @Nullable ThreadWrite write) {
    if (write != null) {
      refuseLookalikes(caller, write.lookalikes());
      refuseUnknown(caller, write.connections());
    }
  }

  private void refuseLookalikes(Caller caller, LookalikeReferences references) {
    if (references.isEmpty()) {
      return;
    }
    var taken =
        session.askAgain(
            caller,
            LookalikeReferences.FIRST_TAKEN,
            parameters -> references.bind(parameters, caller.organization()),
            answer -> answer.first(row -> row.integer("position")));
    if (taken.isPresent()) {
      throw new ThreadException.ReferenceTaken(references.at(taken.get()));
    }
  }

  private void refuseUnknown(Caller caller, NamedConnections connections) {
    if (connections.isEmpty()) {
      return;
    }
    var unknown =
        session.askAgain(
            caller,
            NamedConnections.FIRST_UNKNOWN,
            parameters -> connections.bind(parameters, caller.organization()),
            answer -> answer.first(row -> row.integer("position")));
    if (unknown.isPresent()) {
      throw new ThreadException.UnknownConnection(connections.at(unknown.get()));
    }
  }

  private Optional<ExternalReference> firstTaken(
      Caller caller, List<ExternalReference> references) {
    return session
        .askAgain(
            caller,
            """
            SELECT n.position
              FROM json_to_recordset(?::json)
                     AS n (position integer, vendor text, account text, id text)
             WHERE EXISTS (
               SELECT
                 FROM external_reference r
                WHERE r.organization_id = ? AND r.external_id = n.id AND r.vendor = n.vendor
                  AND r.account = n.account)
             ORDER BY n.position
             LIMIT 1
            """,
            parameters -> parameters.json(numbered(references)).uuid(caller.organization().value()),
            answer -> answer.first(row -> row.integer("position")))
        .map(references::get);
  }

  private static JsonArray numbered(List<ExternalReference> references) {
    var all = new ArrayList<JsonObject>();
    for (var reference : references) {
      var row = new ObjectWriter().putNumber("position", all.size());
      ValueJson.reference(reference).members().forEach(row::put);
      all.add(row.toObject());
    }
    return new JsonArray(List.copyOf(all));
  }
}
