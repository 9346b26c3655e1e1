package dev.threadkeep.persistence.access;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.access.AccessKey;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.KeyStore;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.access.UnknownTeammateException;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.party.KeyId;
import dev.threadkeep.persistence.session.Session;
import dev.threadkeep.persistence.session.Session.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys of all organizations; row-level security leaves them alone, so every query names one.
 */
public final class PostgresKeyStore implements KeyStore {
  private final Session session;

  public PostgresKeyStore(Session session) {
    this.session = session;
  }

  @Override
  public Optional<StoredKey> find(KeyId id) {
    return session.ask(
        "SELECT %s FROM api_key WHERE id = ?".formatted(KeyRow.COLUMNS),
        parameters -> parameters.text(id.value()),
        answer -> answer.first(KeyRow::read));
  }

  @Override
  public Optional<AccessKey> find(Caller caller, KeyId id) {
    return session.ask(
        caller,
        "SELECT %s FROM api_key WHERE organization_id = ? AND id = ?".formatted(KeyRow.COLUMNS),
        parameters -> parameters.uuid(caller.organization().value()).text(id.value()),
        answer -> answer.first(row -> KeyRow.read(row).key()));
  }

  @Override
  public boolean add(Caller caller, Signature signature, StoredKey key) {
    requireOwn(caller, key);
    return session.inTransaction(
        caller,
        transaction -> {
          requireTeammate(transaction, caller, key.key());
          if (!isInserted(transaction, caller, key)) {
            return false;
          }
          AuditRow.add(
              transaction,
              caller,
              signature,
              key.key().createdAt(),
              "key.created",
              key.key().id().value(),
              described(key.key()).toObject());
          return true;
        });
  }

  @Override
  public Page<AccessKey, KeyPosition> list(Caller caller, int limit, @Nullable KeyPosition after) {
    var keys =
        session.ask(
            caller,
            """
            SELECT %s
              FROM api_key
             WHERE organization_id = ?
               AND (?::timestamptz IS NULL OR (created_at, id) < (?, ?))
             ORDER BY created_at DESC, id DESC
             LIMIT ?
            """
                .formatted(KeyRow.COLUMNS),
            parameters ->
                parameters
                    .uuid(caller.organization().value())
                    .instant(after == null ? null : after.createdAt())
                    .instant(after == null ? null : after.createdAt())
                    .text(after == null ? null : after.id().value())
                    .integer(limit + 1),
            answer -> answer.all(row -> KeyRow.read(row).key()));
    return Page.of(keys, limit, key -> new KeyPosition(key.createdAt(), key.id()));
  }

  @Override
  public Optional<AccessKey> revoke(Caller caller, Signature signature, KeyId id, Instant at) {
    return session.inTransaction(
        caller,
        transaction -> {
          var revoked =
              transaction.ask(
                  caller,
                  """
                  UPDATE api_key
                     SET revoked_at = ?
                   WHERE organization_id = ? AND id = ? AND revoked_at IS NULL
                  RETURNING %s
                  """
                      .formatted(KeyRow.COLUMNS),
                  parameters ->
                      parameters.instant(at).uuid(caller.organization().value()).text(id.value()),
                  answer -> answer.first(row -> KeyRow.read(row).key()));
          if (revoked.isPresent()) {
            AuditRow.add(
                transaction, caller, signature, at, "key.revoked", id.value(), JsonObject.empty());
            return revoked;
          }
          return transaction.ask(
              "SELECT %s FROM api_key WHERE organization_id = ? AND id = ?"
                  .formatted(KeyRow.COLUMNS),
              parameters -> parameters.uuid(caller.organization().value()).text(id.value()),
              answer -> answer.first(row -> KeyRow.read(row).key()));
        });
  }

  @Override
  public boolean rotate(
      Caller caller, Signature signature, KeyId old, Instant oldExpiresAt, StoredKey successor) {
    requireOwn(caller, successor);
    return session.inTransaction(
        caller,
        transaction -> {
          var now = successor.key().createdAt();
          var expiring =
              transaction.ask(
                  caller,
                  """
                  UPDATE api_key
                     SET expires_at = least(expires_at, ?)
                   WHERE organization_id = ? AND id = ? AND revoked_at IS NULL
                     AND (expires_at IS NULL OR expires_at > ?)
                  RETURNING id
                  """,
                  parameters ->
                      parameters
                          .instant(oldExpiresAt)
                          .uuid(caller.organization().value())
                          .text(old.value())
                          .instant(now),
                  answer -> answer.first(row -> row.text("id")));
          if (expiring.isEmpty()) {
            return false;
          }
          if (!isInserted(transaction, caller, successor)) {
            throw new IllegalStateException("a new key has the id of another");
          }
          var data =
              described(successor.key())
                  .putText("successor", successor.key().id())
                  .putText("old_expires_at", oldExpiresAt)
                  .toObject();
          AuditRow.add(transaction, caller, signature, now, "key.rotated", old.value(), data);
          return true;
        });
  }

  private static void requireOwn(Caller caller, StoredKey key) {
    if (!key.key().organization().equals(caller.organization())) {
      throw new IllegalArgumentException("a key of another organization");
    }
  }

  /** Keeps the key's teammate from being removed before the key is there. */
  private static void requireTeammate(Transaction transaction, Caller caller, AccessKey key)
      throws SQLException {
    var teammate = key.teammate();
    if (teammate == null) {
      return;
    }
    var there =
        transaction.ask(
            caller,
            """
            SELECT d.id
              FROM directory_entry d
             WHERE d.organization_id = ? AND d.kind = 'teammate' AND d.id = ?
               FOR KEY SHARE
            """,
            parameters ->
                parameters.uuid(caller.organization().value()).text(teammate.id().toString()),
            answer -> answer.first(row -> row.text("id")));
    if (there.isEmpty()) {
      throw new UnknownTeammateException(teammate.id());
    }
  }

  private static boolean isInserted(Transaction transaction, Caller caller, StoredKey key)
      throws SQLException {
    return transaction
        .ask(
            caller,
            """
            INSERT INTO api_key (id, organization_id, name, hash, scopes, teammate_type, teammate_id,
                                 created_at, expires_at, revoked_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO NOTHING
            RETURNING id
            """,
            parameters -> KeyRow.bind(parameters, key),
            answer -> answer.first(row -> row.text("id")))
        .isPresent();
  }

  private static ObjectWriter described(AccessKey key) {
    return new ObjectWriter()
        .putText("name", key.name())
        .putAll("scopes", key.scopes().stream().sorted().map(Scope::text).toList(), JsonText::new)
        .putText("teammate_id", key.teammate() == null ? null : key.teammate().id())
        .putText("expires_at", key.expiresAt());
  }
}
