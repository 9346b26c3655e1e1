package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.thread.ThreadStore.Loaded;
import dev.threadkeep.persistence.idempotency.KeptRecord;
import dev.threadkeep.persistence.session.Answer;
import dev.threadkeep.persistence.session.Parameters;
import dev.threadkeep.persistence.session.Rows;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The first trip of a change that is made alone: its thread, and what deciding stands on. */
record ChangeReading(Change change, Grounds grounds, Instant now) {

  String sql() {
    var keeping = change.keeping();
    return """
    SELECT %s,
           %s%s
      FROM thread t
      JOIN policy p ON p.organization_id = t.organization_id
           %s
     WHERE %s\
    """
        .formatted(
            Grounds.columns(change.wanted().mentions()),
            ThreadRow.COLUMNS,
            keeping == null ? "" : ",\n" + KeptRecord.COLUMNS,
            keeping == null ? "" : KeptRecord.joined("t.organization_id"),
            locating().condition());
  }

  private Locating locating() {
    return new Locating(change.wanted().caller(), change.wanted().thread());
  }

  void bind(Parameters parameters) throws SQLException {
    Grounds.bind(parameters, change.wanted().mentions());
    var keeping = change.keeping();
    if (keeping != null) {
      KeptRecord.bind(parameters, keeping.claim(), now);
    }
    locating().bind(parameters);
  }

  /**
   * What was read; nothing if there is no such thread.
   *
   * @throws dev.threadkeep.application.idempotency.RepeatedRequestException if the change is not
   *     the first one with its key
   */
  Optional<Loaded> read(Answer answer) throws SQLException {
    return answer.first(this::loaded);
  }

  private Loaded loaded(Rows row) throws SQLException {
    var wanted = change.wanted();
    var keeping = change.keeping();
    if (keeping != null) {
      KeptRecord.refuseRepeated(keeping.claim(), row);
    }
    return new Loaded(
        ThreadRow.read(row), grounds.read(wanted.caller().organization(), wanted.mentions(), row));
  }
}
