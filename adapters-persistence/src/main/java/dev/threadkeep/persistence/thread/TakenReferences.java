package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ValueJson;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.persistence.session.ConstraintException;
import dev.threadkeep.persistence.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out why a change broke a constraint: what can be drawn again, and what cannot. */
final class TakenReferences {
  private static final String REFERENCE = "external_reference_pkey";

  /**
   * What another try draws anew, or finds: a number, or a newcomer that another change has made in
   * the meantime.
   */
  private static final Set<String> WORTH_ANOTHER_TRY =
      Set.of("thread_number_key", "directory_entry_tag_key", "directory_external_id_pkey");

  private final Session session;

  TakenReferences(Session session) {
    this.session = session;
  }

  /**
   * Returns where the decision is worth another try, which would then not be the same.
   *
   * @throws ThreadException.ReferenceTaken if a reference names another thread
   */
  void explain(
      OrganizationId organization, @Nullable ThreadWrite write, ConstraintException failure) {
    if (WORTH_ANOTHER_TRY.contains(failure.constraint())) {
      return;
    }
    if (!failure.constraint().equals(REFERENCE) || write == null) {
      throw failure;
    }
    var reference = firstTaken(organization, write.newReferences());
    if (reference.isPresent()) {
      throw new ThreadException.ReferenceTaken(reference.get());
    }
    // Whoever had it has let go of it in the meantime.
  }

  private Optional<ExternalReference> firstTaken(
      OrganizationId organization, List<ExternalReference> references) {
    return session
        .ask(
            organization,
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
            parameters -> parameters.json(numbered(references)).uuid(organization.value()),
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
