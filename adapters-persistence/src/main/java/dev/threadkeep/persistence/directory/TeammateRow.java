package dev.threadkeep.persistence.directory;

import dev.threadkeep.application.directory.Teammate;
import dev.threadkeep.application.json.ObjectReader;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.application.thread.ValueJson;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.persistence.session.Rows;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** A row of table {@code teammate}. */
final class TeammateRow {
  /** What {@link #read} reads, of the table under the alias {@code m}. */
  static final String COLUMNS =
      """
      m.id, m.kind, m.number, m.name, m.email, m.image_url, m.external_ids, m.created_at,
      m.updated_at
      """;

  private TeammateRow() {}

  static Teammate read(Rows row) throws SQLException {
    return new Teammate(
        new TeammateId(row.uuid("id")),
        ValueJson.read(Teammate.Kind.class, row.text("kind")),
        row.integer("number"),
        row.text("name"),
        row.textOrNull("email"),
        row.textOrNull("image_url"),
        externalIds(row.object("external_ids")),
        row.instant("created_at"),
        row.instant("updated_at"));
  }

  static JsonObject externalIds(Teammate teammate) {
    var ids = new ObjectWriter();
    teammate.externalIds().forEach((vendor, id) -> ids.putText(vendor.name(), id));
    return ids.toObject();
  }

  private static Map<Vendor, String> externalIds(JsonObject object) {
    var ids = new HashMap<Vendor, String>();
    var reader = new ObjectReader(object);
    object.members().keySet().forEach(vendor -> ids.put(new Vendor(vendor), reader.text(vendor)));
    return ids;
  }
}
