package dev.threadkeep.persistence.directory;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.directory.Teammate;
import dev.threadkeep.application.directory.TeammateStore;
import dev.threadkeep.application.thread.ValueJson;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.persistence.session.Binding;
import dev.threadkeep.persistence.session.ConstraintException;
import dev.threadkeep.persistence.session.Session;
import dev.threadkeep.persistence.session.Session.Transaction;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The teammates, and by which ids vendors know them. */
public final class PostgresTeammateStore implements TeammateStore {
  private static final String NUMBER = "teammate_number_key";
  private static final String EXTERNAL_ID = "directory_external_id_pkey";

  private final Session session;
  private final InstantSource clock;

  public PostgresTeammateStore(Session session, InstantSource clock) {
    this.session = session;
    this.clock = clock;
  }

  @Override
  public Optional<Teammate> find(Caller caller, TeammateId id) {
    return first(caller, "m.id = ?", parameters -> parameters.uuid(id.value()));
  }

  @Override
  public Optional<Teammate> findByExternalId(Caller caller, Vendor vendor, String externalId) {
    return first(
        caller,
        """
        m.id = (
          SELECT x.entry_id
            FROM directory_external_id x
           WHERE x.organization_id = ? AND x.kind = 'teammate' AND x.vendor = ?
             AND x.external_id = ?)
        """,
        parameters ->
            parameters.uuid(caller.organization().value()).text(vendor.name()).text(externalId));
  }

  @Override
  public Optional<Teammate> findByNumber(Caller caller, int number) {
    return first(caller, "m.number = ?", parameters -> parameters.integer(number));
  }

  private Optional<Teammate> first(Caller caller, String condition, Binding binding) {
    return session.ask(
        caller,
        "SELECT %s FROM teammate m WHERE m.organization_id = ? AND %s"
            .formatted(TeammateRow.COLUMNS, condition),
        parameters -> binding.bind(parameters.uuid(caller.organization().value())),
        answer -> answer.first(TeammateRow::read));
  }

  @Override
  public List<Teammate> findAll(Caller caller, Collection<TeammateId> ids) {
    return session.ask(
        caller,
        "SELECT %s FROM teammate m WHERE m.organization_id = ? AND m.id = ANY (?) ORDER BY m.id"
            .formatted(TeammateRow.COLUMNS),
        parameters ->
            parameters
                .uuid(caller.organization().value())
                .uuids(ids.stream().map(TeammateId::value).toList()),
        answer -> answer.all(TeammateRow::read));
  }

  @Override
  public Page<Teammate, Position> list(Caller caller, int limit, @Nullable Position after) {
    var teammates =
        session.ask(
            caller,
            """
            SELECT %s
              FROM teammate m
             WHERE m.organization_id = ?
               AND (?::timestamptz IS NULL OR (m.created_at, m.id) > (?, ?))
             ORDER BY m.created_at, m.id
             LIMIT ?
            """
                .formatted(TeammateRow.COLUMNS),
            parameters ->
                parameters
                    .uuid(caller.organization().value())
                    .instant(after == null ? null : after.createdAt())
                    .instant(after == null ? null : after.createdAt())
                    .uuid(after == null ? null : after.id().value())
                    .integer(limit + 1),
            answer -> answer.all(TeammateRow::read));
    return Page.of(teammates, limit, teammate -> new Position(teammate.createdAt(), teammate.id()));
  }

  @Override
  public void add(Caller caller, Teammate teammate) {
    try {
      session.inTransaction(
          transaction -> {
            transaction.ask(
                caller,
                """
                INSERT INTO teammate (organization_id, id, kind, number, name, email, image_url,
                                      external_ids, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?::json, ?, ?)
                """,
                parameters ->
                    parameters
                        .uuid(caller.organization().value())
                        .uuid(teammate.id().value())
                        .text(ValueJson.word(teammate.kind()))
                        .integer(teammate.number())
                        .text(teammate.name())
                        .text(teammate.email())
                        .text(teammate.imageUrl())
                        .json(TeammateRow.externalIds(teammate))
                        .instant(teammate.createdAt())
                        .instant(teammate.updatedAt()),
                _ -> Boolean.TRUE);
            addExternalIds(transaction, caller, teammate);
            return Boolean.TRUE;
          });
    } catch (ConstraintException failure) {
      if (failure.constraint().equals(NUMBER)) {
        throw new NumberTakenException();
      }
      throw failure;
    }
  }

  private static void addExternalIds(Transaction transaction, Caller caller, Teammate teammate)
      throws SQLException {
    for (var entry : teammate.externalIds().entrySet()) {
      var added =
          transaction.ask(
              """
              INSERT INTO directory_external_id (organization_id, kind, vendor, external_id, entry_id)
              VALUES (?, 'teammate', ?, ?, ?)
              ON CONFLICT ON CONSTRAINT %s DO NOTHING
              RETURNING entry_id
              """
                  .formatted(EXTERNAL_ID),
              parameters ->
                  parameters
                      .uuid(caller.organization().value())
                      .text(entry.getKey().name())
                      .text(entry.getValue())
                      .uuid(teammate.id().value()),
              answer -> answer.first(row -> row.uuid("entry_id")));
      if (added.isEmpty()) {
        throw new ExternalIdTakenException(entry.getKey().name(), entry.getValue());
      }
    }
  }

  @Override
  public Optional<Teammate> replace(Caller caller, Teammate teammate) {
    return session.inTransaction(
        transaction -> {
          var replaced =
              transaction.ask(
                  caller,
                  """
                  UPDATE teammate m
                     SET name = ?, email = ?, image_url = ?, external_ids = ?::json, updated_at = ?
                   WHERE m.organization_id = ? AND m.id = ?
                  RETURNING %s;
                  DELETE FROM directory_external_id
                   WHERE organization_id = ? AND kind = 'teammate' AND entry_id = ?
                  """
                      .formatted(TeammateRow.COLUMNS),
                  parameters ->
                      parameters
                          .text(teammate.name())
                          .text(teammate.email())
                          .text(teammate.imageUrl())
                          .json(TeammateRow.externalIds(teammate))
                          .instant(teammate.updatedAt())
                          .uuid(caller.organization().value())
                          .uuid(teammate.id().value())
                          .uuid(caller.organization().value())
                          .uuid(teammate.id().value()),
                  answer -> answer.first(TeammateRow::read));
          if (replaced.isPresent()) {
            addExternalIds(transaction, caller, teammate);
          }
          return replaced;
        });
  }

  /**
   * The teammate is locked by a statement before the one that counts, so that the count sees every
   * thread given to the teammate before; a change that comes later finds the teammate gone.
   */
  @Override
  public Removal remove(Caller caller, TeammateId id) {
    return session.inTransaction(
        transaction -> {
          var organization = caller.organization().value();
          var counted =
              transaction.ask(
                  caller,
                  """
                  SELECT m.id
                    FROM teammate m
                   WHERE m.organization_id = ? AND m.id = ?
                     FOR UPDATE;
                  SELECT (SELECT count(*)
                            FROM thread t
                           WHERE t.organization_id = ? AND t.listed_assignee = ?) AS threads,
                         (SELECT count(*)
                            FROM api_key k
                           WHERE k.organization_id = ? AND k.teammate_id = ?
                             AND k.revoked_at IS NULL
                             AND (k.expires_at IS NULL OR k.expires_at > ?)) AS keys
                  """,
                  parameters ->
                      parameters
                          .uuid(organization)
                          .uuid(id.value())
                          .uuid(organization)
                          .uuid(id.value())
                          .uuid(organization)
                          .uuid(id.value())
                          .instant(clock.instant()),
                  answer ->
                      answer.first(row -> row.uuid("id")).isEmpty()
                          ? Optional.<Removal.StillReferred>empty()
                          : answer.first(
                              row ->
                                  new Removal.StillReferred(
                                      row.number("threads"), row.number("keys"))));
          if (counted.isEmpty()) {
            return new Removal.NotFound();
          }
          var referred = counted.get();
          if (referred.threads() > 0 || referred.keys() > 0) {
            return referred;
          }
          transaction.ask(
              """
              DELETE FROM directory_external_id
               WHERE organization_id = ? AND kind = 'teammate' AND entry_id = ?;
              DELETE FROM teammate WHERE organization_id = ? AND id = ?
              """,
              parameters ->
                  parameters
                      .uuid(organization)
                      .uuid(id.value())
                      .uuid(organization)
                      .uuid(id.value()),
              _ -> Boolean.TRUE);
          return new Removal.Removed();
        });
  }

  @Override
  public Holdings holdings(Caller caller, TeammateId id, int limit) {
    return session.ask(
        caller,
        """
        SELECT count(*) AS threads FROM thread t WHERE t.organization_id = ? AND t.listed_assignee = ?;
        SELECT count(*) AS keys
          FROM api_key k
         WHERE k.organization_id = ? AND k.teammate_id = ? AND k.revoked_at IS NULL
           AND (k.expires_at IS NULL OR k.expires_at > ?);
        SELECT t.id FROM thread t WHERE t.organization_id = ? AND t.listed_assignee = ? LIMIT ?
        """,
        parameters ->
            parameters
                .uuid(caller.organization().value())
                .uuid(id.value())
                .uuid(caller.organization().value())
                .uuid(id.value())
                .instant(clock.instant())
                .uuid(caller.organization().value())
                .uuid(id.value())
                .integer(limit),
        answer ->
            new Holdings(
                answer.first(row -> row.number("threads")).orElse(0L),
                answer.first(row -> row.number("keys")).orElse(0L),
                answer.all(row -> new ThreadId(row.uuid("id")))));
  }
}
