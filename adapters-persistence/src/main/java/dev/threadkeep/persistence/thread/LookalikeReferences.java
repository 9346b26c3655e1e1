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
import java.util.regex.Pattern;

/**
 * New references whose ids look like threads' own. None may be the number or the id of another
 * thread: an API would show two threads by it, and its clients may know the other one by it
 * already.
 */
final class LookalikeReferences {
  /** As APIs show it, some behind a word such as {@code thr-}. */
  private static final Pattern OWN_ID =
      Pattern.compile("(?:[a-z]+-)?[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private static final int UUID_LENGTH = 36;

  /** What no thread has. */
  private static final long NO_NUMBER = 0;

  private static final UUID NO_ID = new UUID(0, 0);

  /** Those that another thread has, each looked up by itself. */
  private static final String MET =
      """
      FROM unnest(?::bigint[], ?::uuid[], ?::uuid[]) WITH ORDINALITY
             AS n (number, id, thread_id, position)
      CROSS JOIN LATERAL
            ((SELECT t.id
                FROM thread t
               WHERE t.organization_id = ? AND t.number = n.number
               LIMIT 1)
              UNION ALL
             (SELECT t.id
                FROM thread t
               WHERE t.organization_id = ? AND t.id = n.id
               LIMIT 1)) met
      WHERE met.id <> n.thread_id""";

  /** Whether there are none of those. */
  static final String ARE_FREE = "SELECT count(*) = 0 AS ok " + MET;

  /** Where the first of those is, counted from 1. */
  static final String FIRST_TAKEN = "SELECT n.position " + MET + " ORDER BY n.position LIMIT 1";

  private final List<ExternalReference> references = new ArrayList<>();
  private final List<Long> numbers = new ArrayList<>();
  private final List<UUID> ids = new ArrayList<>();
  private final List<UUID> threads = new ArrayList<>();

  void add(ThreadId thread, ExternalReference reference) {
    long number = ThreadNumber.in(reference.id()).map(ThreadNumber::value).orElse(NO_NUMBER);
    var id = ownId(reference.id());
    if (number != NO_NUMBER || !id.equals(NO_ID)) {
      references.add(reference);
      numbers.add(number);
      ids.add(id);
      threads.add(thread.value());
    }
  }

  private static UUID ownId(String text) {
    return OWN_ID.matcher(text).matches()
        ? UUID.fromString(text.substring(text.length() - UUID_LENGTH))
        : NO_ID;
  }

  boolean isEmpty() {
    return references.isEmpty();
  }

  ExternalReference at(int position) {
    return references.get(position - 1);
  }

  /** For {@link #ARE_FREE} and {@link #FIRST_TAKEN}. */
  void bind(Parameters parameters, OrganizationId organization) throws SQLException {
    parameters
        .numbers(numbers)
        .uuids(ids)
        .uuids(threads)
        .uuid(organization.value())
        .uuid(organization.value());
  }
}
