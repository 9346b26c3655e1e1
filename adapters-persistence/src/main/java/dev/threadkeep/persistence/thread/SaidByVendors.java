package dev.threadkeep.persistence.thread;

import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.persistence.session.Answer;
import dev.threadkeep.persistence.session.Parameters;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;

/** What vendors said about changes of threads: it may repeat what was in them. */
public final class SaidByVendors {
  /**
   * Streams are marked first, all of them: whoever has the lease of one has yet to settle what was
   * said since, or has settled it before this comes to the deliveries.
   */
  public static final String FORGET =
      """
      UPDATE delivery_stream
         SET said_erased = true
       WHERE organization_id = ? AND thread_id = ANY (?);
      WITH forgotten AS (
        UPDATE delivery d
           SET attempts = (SELECT jsonb_agg(a.attempt - 'detail' ORDER BY a.place)
                             FROM jsonb_array_elements(d.attempts)
                                    WITH ORDINALITY AS a (attempt, place))
         WHERE d.organization_id = ? AND d.thread_id = ANY (?)
           AND jsonb_path_exists(d.attempts, '$[*].detail')
        RETURNING d.thread_id)
      SELECT count(DISTINCT f.thread_id) AS threads FROM forgotten f\
      """;

  private SaidByVendors() {}

  /** Binds the parameters of {@link #FORGET}. */
  public static void bind(
      Parameters parameters, OrganizationId organization, Collection<UUID> threads)
      throws SQLException {
    parameters.uuid(organization.value()).uuids(threads).uuid(organization.value()).uuids(threads);
  }

  /** Of how many threads something was forgotten. */
  public static int forgottenOf(Answer answer) throws SQLException {
    return answer.first(row -> row.integer("threads")).orElseThrow();
  }
}
