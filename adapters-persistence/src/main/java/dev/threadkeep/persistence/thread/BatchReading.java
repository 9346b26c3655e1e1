package dev.threadkeep.persistence.thread;

import dev.threadkeep.domain.party.KeyId;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.persistence.idempotency.KeptRecord;
import dev.threadkeep.persistence.session.Answer;
import dev.threadkeep.persistence.session.Parameters;
import dev.threadkeep.persistence.session.Session.Trips;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;

/**
 * The first trip of a batch. The organizations come one after the other in one string, each behind
 * the setting that row-level security goes by.
 */
final class BatchReading {
  /** Keys are outside of row-level security, since they are looked up before it is known whose. */
  private static final String KEYS =
      """
      SELECT id, organization_id
        FROM api_key
       WHERE id = ANY (?) AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?)\
      """;

  private static final String ENTER = ";\nSELECT set_config('app.organization', ?, true)";

  private static final String GROUND = groundOf(Grounds.COLUMNS);

  /** Most changes name nothing, and would pay for opening all that the look-up needs. */
  private static final String GROUND_WITHOUT_ENTRIES = groundOf(Grounds.COLUMNS_WITHOUT_ENTRIES);

  private static final String BY_ID =
      ";\nSELECT %s FROM thread t WHERE t.organization_id = ? AND t.id = ANY (?)"
          .formatted(ThreadRow.COLUMNS);

  /** In the order in which all lock, so that no two wait for each other. */
  private static final String LOCKED = "\n ORDER BY t.id\n   FOR UPDATE OF t";

  /** Who holds one of the threads for longer than that is not waited for. */
  private static final String WAIT = "SELECT set_config('lock_timeout', '2s', true);\n";

  private static final String NAMED = ";\n" + LocatingSeveral.THREADS;

  /** Behind the threads: whoever sees a change in a thread is to see the answer kept with it. */
  private static final String KEPT =
      """
      ;
      SELECT %s
        FROM idempotency_record k
       WHERE k.organization_id = ? AND k.key = ANY (?) AND k.created_at > ?\
      """
          .formatted(KeptRecord.COLUMNS);

  private final List<OrganizationBatch> organizations;
  private final Grounds grounds;
  private final Instant now;
  private final boolean isNamed;
  private final boolean isMentioning;
  private final boolean isKeeping;
  private final boolean isLocking;

  BatchReading(List<OrganizationBatch> organizations, Grounds grounds, Instant now) {
    this(organizations, grounds, now, false);
  }

  /**
   * @param isLocking whether nobody else is to change what is asked for by its own id before the
   *     transaction ends
   */
  BatchReading(
      List<OrganizationBatch> organizations, Grounds grounds, Instant now, boolean isLocking) {
    this.organizations = OrganizationBatch.filledUp(organizations);
    this.grounds = grounds;
    this.now = now;
    this.isNamed = organizations.stream().anyMatch(OrganizationBatch::hasNames);
    this.isMentioning = organizations.stream().anyMatch(each -> !each.mentions().isEmpty());
    this.isKeeping = organizations.stream().anyMatch(each -> !each.idempotencyKeys().isEmpty());
    this.isLocking = isLocking;
  }

  private static String groundOf(String columns) {
    return ";\nSELECT %s FROM policy p WHERE p.organization_id = ?".formatted(columns);
  }

  /** Reads into the organizations. */
  void over(Trips trips) {
    trips.ask(sql(), this::bind, this::read);
  }

  String sql() {
    var ground = isMentioning ? GROUND : GROUND_WITHOUT_ENTRIES;
    var byId = BY_ID + (isLocking ? LOCKED : "");
    var each = ENTER + ground + byId + (isNamed ? NAMED : "") + (isKeeping ? KEPT : "");
    return (isLocking ? WAIT : "") + KEYS + each.repeat(organizations.size());
  }

  private void bind(Parameters parameters) throws SQLException {
    var keys = new HashSet<String>();
    organizations.forEach(each -> keys.addAll(each.keys()));
    parameters.texts(keys).instant(now);
    for (var each : organizations) {
      var organization = each.organization().value();
      parameters.text(organization.toString());
      if (isMentioning) {
        Grounds.bindAll(parameters, each.mentions());
      }
      parameters.uuid(organization).uuid(organization).uuids(each.ids());
      if (isNamed) {
        each.names().bindThreads(parameters);
      }
      if (isKeeping) {
        parameters
            .uuid(organization)
            .texts(each.idempotencyKeys())
            .instant(KeptRecord.lastOld(now));
      }
    }
  }

  private Boolean read(Answer answer) throws SQLException {
    if (isLocking) {
      answer.next(); // of the setting
    }
    readKeys(answer);
    for (var each : organizations) {
      answer.next();
      answer
          .first(row -> grounds.read(each.organization(), each.mentions(), row))
          .ifPresent(each::standsOn);
      answer.all(ThreadRow::read).forEach(each::read);
      if (isNamed) {
        var rows = answer.next();
        while (rows.next()) {
          each.read(rows.integer("position"), ThreadRow.read(rows));
        }
      }
      if (isKeeping) {
        answer.all(KeptRecord::read).forEach(found -> found.ifPresent(each::read));
      }
    }
    return Boolean.TRUE;
  }

  private void readKeys(Answer answer) throws SQLException {
    var rows = answer.next();
    while (rows.next()) {
      var key = new KeyId(rows.text("id"));
      var organization = new OrganizationId(rows.uuid("organization_id"));
      organizations.stream()
          .filter(each -> each.organization().equals(organization))
          .forEach(each -> each.keyWorks(key));
    }
  }
}
