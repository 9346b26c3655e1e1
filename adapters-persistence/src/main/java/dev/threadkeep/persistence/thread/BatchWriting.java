package dev.threadkeep.persistence.thread;

import static dev.threadkeep.persistence.thread.ThreadRows.Part.DELIVERIES;
import static dev.threadkeep.persistence.thread.ThreadRows.Part.KEPT;
import static dev.threadkeep.persistence.thread.ThreadRows.Part.MESSAGES;
import static dev.threadkeep.persistence.thread.ThreadRows.Part.RELISTED;
import static dev.threadkeep.persistence.thread.ThreadRows.Part.RETAGGED;
import static dev.threadkeep.persistence.thread.ThreadRows.Part.STREAMS;

import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.persistence.session.Answer;
import dev.threadkeep.persistence.session.Session.Trips;
import dev.threadkeep.persistence.thread.ThreadRows.Part;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The second trip of a batch, one transaction: a write for each organization, behind the setting
 * that row-level security goes by. Each of its threads is written, or had been changed by others.
 */
final class BatchWriting {
  /** Who holds one of the threads for longer must not hold up all others. */
  private static final String ENTER =
      """
      SELECT set_config('app.organization', ?, true), set_config('lock_timeout', '1s', true);
      """;

  /**
   * From the least to what covers every write. A form for every combination of parts and number of
   * organizations would have the server prepare hundreds of statements.
   */
  private static final List<WriteForm> FORMS =
      List.of(
          form(Set.of()),
          form(EnumSet.of(RETAGGED)),
          form(EnumSet.of(RELISTED, RETAGGED)),
          form(EnumSet.of(MESSAGES, RETAGGED)),
          form(EnumSet.of(RELISTED, RETAGGED, DELIVERIES, STREAMS)),
          form(EnumSet.of(MESSAGES, RELISTED, RETAGGED, DELIVERIES, STREAMS)),
          new WriteForm(true, false, true, true, EnumSet.complementOf(EnumSet.of(KEPT))),
          form(EnumSet.of(KEPT)),
          form(EnumSet.of(RETAGGED, KEPT)),
          form(EnumSet.of(RELISTED, RETAGGED, KEPT)),
          form(EnumSet.of(MESSAGES, RETAGGED, KEPT)),
          new WriteForm(true, false, true, true, EnumSet.allOf(Part.class)));

  private BatchWriting() {}

  private static WriteForm form(Set<Part> parts) {
    return new WriteForm(true, false, false, false, parts);
  }

  /**
   * Writes the threads, which are in the order in which they are to be locked and open no
   * follow-ups.
   *
   * @return those that were written, by organization: two may have threads with the same id
   * @throws dev.threadkeep.persistence.session.ConstraintException if a row is bad; nothing was
   *     written
   */
  static Map<OrganizationId, Set<ThreadId>> write(
      List<BatchThread> threads, Trips trips, Grounds grounds, Instant now) {
    var writes = writes(threads, now);
    var form = leastFor(writes);
    var statement = ThreadWrite.sqlTellingIds(form, threads.size());
    var written =
        trips.ask(
            String.join(";\n", Collections.nCopies(writes.size(), ENTER + statement)),
            parameters -> {
              for (var write : writes) {
                parameters.text(write.organization().toString());
                write.bind(form, parameters);
              }
            },
            answer -> written(answer, writes));
    writes.forEach(grounds::announce);
    return written;
  }

  /** As many as one of the few strings is made for; the last ones may be empty. */
  private static List<ThreadWrite> writes(List<BatchThread> threads, Instant now) {
    Map<OrganizationId, ThreadWrite> byOrganization = new LinkedHashMap<>();
    for (var thread : threads) {
      thread.addTo(
          byOrganization.computeIfAbsent(thread.organization(), _ -> thread.batch().write()), now);
    }
    var writes = new ArrayList<>(byOrganization.values());
    var last = writes.getLast().organization();
    while (Integer.bitCount(writes.size()) > 1) {
      writes.add(ThreadWrite.ofNothing(last));
    }
    return writes;
  }

  private static WriteForm leastFor(List<ThreadWrite> writes) {
    return FORMS.stream()
        .filter(form -> writes.stream().allMatch(write -> write.fits(form)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a write that no form is made for"));
  }

  private static Map<OrganizationId, Set<ThreadId>> written(Answer answer, List<ThreadWrite> writes)
      throws SQLException {
    var written = new HashMap<OrganizationId, Set<ThreadId>>();
    for (var write : writes) {
      answer.next();
      written
          .computeIfAbsent(write.organization(), _ -> new HashSet<>())
          .addAll(answer.all(row -> new ThreadId(row.uuid("id"))));
    }
    return written;
  }
}
