package dev.threadkeep.persistence.access;

import dev.threadkeep.application.access.OrganizationStore;
import dev.threadkeep.application.policy.PolicyJson;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.persistence.session.Binding;
import dev.threadkeep.persistence.session.Rows;
import dev.threadkeep.persistence.session.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The organizations, each with its policy from the beginning. */
public final class PostgresOrganizationStore implements OrganizationStore {
  private final Session session;

  public PostgresOrganizationStore(Session session) {
    this.session = session;
  }

  @Override
  public Optional<Organization> find(String name) {
    return session.ask(
        "SELECT id, name, created_at FROM organization WHERE name = ?",
        parameters -> parameters.text(name),
        answer -> answer.first(PostgresOrganizationStore::read));
  }

  @Override
  public Optional<Organization> find(OrganizationId id) {
    return session.ask(
        "SELECT id, name, created_at FROM organization WHERE id = ?",
        parameters -> parameters.uuid(id.value()),
        answer -> answer.first(PostgresOrganizationStore::read));
  }

  @Override
  public List<Organization> all() {
    return session.ask(
        "SELECT id, name, created_at FROM organization ORDER BY name COLLATE \"C\"",
        Binding.NOTHING,
        answer -> answer.all(PostgresOrganizationStore::read));
  }

  @Override
  public Organization findOrCreate(Organization candidate) {
    boolean isNew =
        session.inTransaction(
            transaction -> {
              var created =
                  transaction.ask(
                      """
                      INSERT INTO organization (id, name, created_at) VALUES (?, ?, ?)
                      ON CONFLICT (name) DO NOTHING
                      RETURNING id
                      """,
                      parameters ->
                          parameters
                              .uuid(candidate.id().value())
                              .text(candidate.name())
                              .instant(candidate.createdAt()),
                      answer -> answer.first(row -> row.uuid("id")));
              if (created.isPresent()) {
                transaction.ask(
                    candidate.id(),
                    "INSERT INTO policy (organization_id, data) VALUES (?, ?::json)",
                    parameters ->
                        parameters
                            .uuid(candidate.id().value())
                            .json(PolicyJson.of(LifecyclePolicy.standard())),
                    _ -> Boolean.TRUE);
              }
              return created.isPresent();
            });
    return isNew
        ? candidate
        : find(candidate.name())
            .orElseThrow(() -> new IllegalStateException("an organization has gone"));
  }

  private static Organization read(Rows row) throws SQLException {
    return new Organization(
        new OrganizationId(row.uuid("id")), row.text("name"), row.instant("created_at"));
  }
}
