package dev.threadkeep.persistence.access;

import dev.threadkeep.application.access.AccessKey;
import dev.threadkeep.application.access.KeyHash;
import dev.threadkeep.application.access.KeyStore.StoredKey;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.KeyId;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.persistence.session.Parameters;
import dev.threadkeep.persistence.session.Rows;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row of table {@code api_key}. */
final class KeyRow {
  static final String COLUMNS =
      """
      id, organization_id, name, hash, scopes, teammate_type, teammate_id, created_at, expires_at,
      revoked_at
      """;

  private KeyRow() {}

  /** Binds the columns in their order. */
  static void bind(Parameters parameters, StoredKey stored) throws SQLException {
    var key = stored.key();
    parameters
        .text(key.id().value())
        .uuid(key.organization().value())
        .text(key.name())
        .text(stored.hash().hex())
        .texts(key.scopes().stream().sorted().map(Scope::text).toList())
        .text(key.teammate() == null ? null : key.teammate().type())
        .uuid(key.teammate() == null ? null : key.teammate().id().value())
        .instant(key.createdAt())
        .instant(key.expiresAt())
        .instant(key.revokedAt());
  }

  static StoredKey read(Rows row) throws SQLException {
    return new StoredKey(
        new AccessKey(
            new KeyId(row.text("id")),
            new OrganizationId(row.uuid("organization_id")),
            row.text("name"),
            row.texts("scopes").stream().map(KeyRow::scope).collect(Collectors.toSet()),
            teammate(row),
            row.instant("created_at"),
            row.instantOrNull("expires_at"),
            row.instantOrNull("revoked_at")),
        new KeyHash(row.text("hash")));
  }

  private static Scope scope(String text) {
    return Scope.parse(text)
        .orElseThrow(() -> new IllegalStateException("a key's scope is " + text));
  }

  private static @Nullable Assignee teammate(Rows row) throws SQLException {
    var id = row.uuidOrNull("teammate_id");
    return id == null ? null : Assignee.of(row.text("teammate_type"), new TeammateId(id));
  }
}
