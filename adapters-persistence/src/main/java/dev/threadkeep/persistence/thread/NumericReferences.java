package dev.threadkeep.persistence.thread;

import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.ThreadNumber;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.persistence.session.Parameters;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * New references whose ids could be thread numbers. None may be the number of another thread: an
 * API with numeric ids would show two threads by it, and its clients may know the other one by that
 * number already.
 */
final class NumericReferences {
  /** Those that are the number of another thread, each looked up by itself. */
  private static final String MET =
      """
      FROM unnest(?::bigint[], ?::uuid[]) WITH ORDINALITY AS n (number, thread_id, position)
      CROSS JOIN LATERAL
            (SELECT t.id
               FROM thread t
              WHERE t.organization_id = ? AND t.number = n.number
              LIMIT 1) met
      WHERE met.id <> n.thread_id""";

  /** Whether there are none of those. */
  static final String ARE_FREE = "SELECT count(*) = 0 AS ok " + MET;

  /** Where the first of those is, counted from 1. */
  static final String FIRST_TAKEN = "SELECT n.position " + MET + " ORDER BY n.position LIMIT 1";

  private final List<ExternalReference> references = new ArrayList<>();
  private final List<Long> numbers = new ArrayList<>();
  private final List<UUID> threads = new ArrayList<>();

  void add(ThreadId thread, ExternalReference reference) {
    ThreadNumber.in(reference.id())
        .ifPresent(
            number -> {
              references.add(reference);
              numbers.add(number.value());
              threads.add(thread.value());
            });
  }

  boolean isEmpty() {
    return references.isEmpty();
  }

  ExternalReference at(int position) {
    return references.get(position - 1);
  }

  /** For {@link #ARE_FREE} and {@link #FIRST_TAKEN}. */
  void bind(Parameters parameters, OrganizationId organization) throws SQLException {
    parameters.numbers(numbers).uuids(threads).uuid(organization.value());
  }
}
