package dev.threadkeep.persistence.directory;

import dev.threadkeep.application.directory.DetailsJson;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Details;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.Kind;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.application.json.ObjectReader;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.application.thread.ValueJson;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.persistence.session.Rows;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A row of table {@code directory_entry}, and those that find it by external ids. */
public final class EntryRow {
  /** What {@link #read} reads, of the table under the alias {@code d}. */
  public static final String COLUMNS =
      """
      d.id, d.type, d.number, d.company, d.details, d.external_ids, d.version, d.created_at,
      d.updated_at
      """;

  private EntryRow() {}

  /** An entry as a row of JSON, for {@code json_populate_recordset}. */
  public static JsonObject of(OrganizationId organization, Entry<?> entry) {
    var row =
        new ObjectWriter()
            .putText("organization_id", organization)
            .putText("kind", entry.kind().word())
            .putText("id", entry.id())
            .putText("type", type(entry.details()))
            .putText("key", entry.details().key())
            .putText("company", company(entry.details()))
            .put("details", DetailsJson.of(entry.details()))
            .put("external_ids", DetailsJson.externalIds(entry.externalIds()))
            .putNumber("version", entry.version())
            .putText("created_at", entry.createdAt())
            .putText("updated_at", entry.updatedAt());
    if (entry.number() != null) {
      row.putNumber("number", entry.number());
    }
    return row.toObject();
  }

  /** The row by which a vendor's id finds an entry, for {@code json_populate_recordset}. */
  public static JsonObject ofExternalId(
      OrganizationId organization, Entry<?> entry, Vendor vendor, String externalId) {
    return new ObjectWriter()
        .putText("organization_id", organization)
        .putText("kind", entry.kind().word())
        .putText("vendor", vendor)
        .putText("external_id", externalId)
        .putText("entry_id", entry.id())
        .toObject();
  }

  /** The entry that a row of {@link #COLUMNS} is. */
  public static <D extends Details> Entry<D> read(Class<D> kind, Rows row) throws SQLException {
    return new Entry<>(
        new EntryId(row.text("id")),
        row.isNull("number") ? null : (Integer) row.integer("number"),
        kind.cast(details(Kind.of(kind), row)),
        DetailsJson.readExternalIds(row.object("external_ids")),
        row.number("version"),
        row.instant("created_at"),
        row.instant("updated_at"));
  }

  private static @Nullable String type(Details details) {
    return details instanceof Teammate teammate ? ValueJson.word(teammate.type()) : null;
  }

  private static @Nullable CompanyId company(Details details) {
    return details instanceof Contact contact ? contact.company() : null;
  }

  private static Details details(Kind kind, Rows row) throws SQLException {
    var company = row.textOrNull("company");
    return DetailsJson.read(
        kind,
        new ObjectReader(row.object("details")),
        row.textOrNull("type"),
        company == null ? null : new CompanyId(company));
  }
}
