package dev.threadkeep.persistence.directory;

import dev.threadkeep.application.directory.entry.Company;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Details;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.ExternalIds;
import dev.threadkeep.application.directory.entry.Kind;
import dev.threadkeep.application.directory.entry.Project;
import dev.threadkeep.application.directory.entry.TagLook;
import dev.threadkeep.application.directory.entry.Team;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.application.json.ObjectReader;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.application.thread.ValueJson;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.persistence.session.Rows;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of table {@code directory_entry}, and those that find it by external ids. */
public final class EntryRow {
  /** What {@link #read} reads, of the table under the alias {@code d}. */
  static final String COLUMNS =
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
            .put("details", details(entry.details()))
            .put("external_ids", externalIds(entry.externalIds()))
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

  static <D extends Details> Entry<D> read(Class<D> kind, Rows row) throws SQLException {
    return new Entry<>(
        new EntryId(row.text("id")),
        row.isNull("number") ? null : (Integer) row.integer("number"),
        kind.cast(details(Kind.of(kind), row)),
        externalIds(row.object("external_ids")),
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

  private static JsonObject details(Details details) {
    var to = new ObjectWriter().putText("name", details.name());
    return switch (details) {
      case Teammate teammate ->
          to.putText("email", teammate.email())
              .putText("image_url", teammate.imageUrl())
              .toObject();
      case Team _, Project _ -> to.toObject();
      case Contact contact ->
          to.putText("email", contact.email())
              .putText("phone", contact.phone())
              .putText("image_url", contact.imageUrl())
              .putText("erased_at", contact.erasedAt())
              .toObject();
      case Company company -> {
        to.putAll("domains", company.domains(), JsonText::new)
            .putText("logo_url", company.logoUrl());
        if (company.size() != null) {
          to.putNumber("size", company.size());
        }
        if (company.revenue() != null) {
          to.putNumber("revenue", company.revenue());
        }
        yield to.toObject();
      }
      case TagLook look ->
          to.putText("color", look.color()).putText("icon", look.icon()).toObject();
    };
  }

  private static Details details(Kind kind, Rows row) throws SQLException {
    var from = new ObjectReader(row.object("details"));
    return switch (kind) {
      case TEAMMATE ->
          new Teammate(
              ValueJson.read(Teammate.Type.class, row.text("type")),
              from.text("name"),
              from.optionalText("email"),
              from.optionalText("image_url"));
      case TEAM -> new Team(from.text("name"));
      case PROJECT -> new Project(from.text("name"));
      case CONTACT -> {
        var company = row.textOrNull("company");
        yield new Contact(
            from.optionalText("name"),
            from.optionalText("email"),
            from.optionalText("phone"),
            from.optionalText("image_url"),
            company == null ? null : new CompanyId(company),
            from.optional("erased_at", Instant::parse));
      }
      case COMPANY ->
          new Company(
              from.text("name"),
              from.texts("domains", text -> text),
              from.optionalText("logo_url"),
              amount(from, "size"),
              amount(from, "revenue"));
      case TAG ->
          new TagLook(
              TagLook.named(from.text("name")),
              from.optionalText("color"),
              from.optionalText("icon"));
    };
  }

  private static @Nullable Long amount(ObjectReader from, String name) {
    return from.object().members().containsKey(name) ? (Long) from.number(name) : null;
  }

  private static JsonObject externalIds(ExternalIds given) {
    var ids = new ObjectWriter();
    given.all().forEach((vendor, id) -> ids.putText(vendor.name(), id));
    return ids.toObject();
  }

  private static ExternalIds externalIds(JsonObject object) {
    Map<Vendor, String> ids = new HashMap<>();
    var reader = new ObjectReader(object);
    object.members().keySet().forEach(vendor -> ids.put(new Vendor(vendor), reader.text(vendor)));
    return new ExternalIds(ids);
  }
}
