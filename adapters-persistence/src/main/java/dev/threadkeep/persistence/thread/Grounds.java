package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.Known;
import dev.threadkeep.application.directory.entry.Known.Found;
import dev.threadkeep.application.directory.entry.Mention;
import dev.threadkeep.application.directory.entry.Mentions;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.application.holding.Holdings;
import dev.threadkeep.application.holding.Postroom;
import dev.threadkeep.application.policy.PolicyJson;
import dev.threadkeep.application.thread.ThreadStore.Ground;
import dev.threadkeep.application.thread.ValueJson;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.persistence.session.JsonText;
import dev.threadkeep.persistence.session.Parameters;
import dev.threadkeep.persistence.session.Rows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What deciding stands on besides the thread: columns of the statement that reads the thread. */
final class Grounds {
  static final String COLUMNS_WITHOUT_ENTRIES =
      """
      p.data AS policy,
      %s AS connections"""
          .formatted(HoldingsText.COLUMN);

  /**
   * Of the table {@code policy} under the alias {@code p}; the entries of the directory as
   * "position type id" by their positions among those asked for. Each is looked up by itself,
   * whatever the planner expects of the list.
   */
  static final String COLUMNS =
      """
      %s,
      (SELECT array_agg(n.position || ' ' || coalesce(f.type, '-') || ' ' || f.id)
         FROM unnest(?::text[], ?::text[], ?::text[], ?::text[])
                WITH ORDINALITY AS n (way, kind, vendor, value, position)
        CROSS JOIN LATERAL
              (SELECT d.type, d.id
                 FROM directory_entry d
                WHERE d.organization_id = p.organization_id AND d.kind = n.kind
                  AND d.id = CASE n.way
                        WHEN 'id' THEN n.value
                        WHEN 'name' THEN
                          (SELECT k.id
                             FROM directory_entry k
                            WHERE k.organization_id = p.organization_id AND k.kind = 'tag'
                              AND k.key = n.value)
                        ELSE
                          (SELECT x.entry_id
                             FROM directory_external_id x
                            WHERE x.organization_id = p.organization_id AND x.kind = n.kind
                              AND x.vendor = n.vendor AND x.external_id = n.value)
                      END
                LIMIT 1) f) AS entries
      """
          .formatted(Grounds.COLUMNS_WITHOUT_ENTRIES);

  private final KnownTexts<LifecyclePolicy> policies = new KnownTexts<>(Grounds::policy);
  private final KnownTexts<Holdings> holdings;

  private final Runnable bell;

  Grounds(Postroom postroom) {
    this.bell = postroom.bell();
    this.holdings = new KnownTexts<>(text -> HoldingsText.read(text, postroom.capabilities()));
  }

  private static LifecyclePolicy policy(String text) {
    if (JsonText.parse(text) instanceof JsonObject object) {
      return PolicyJson.read(object);
    }
    throw new IllegalStateException("a policy is not a JSON object");
  }

  static String columns(Mentions mentions) {
    return mentions.isEmpty() ? COLUMNS_WITHOUT_ENTRIES : COLUMNS;
  }

  /** For {@link #columns}. */
  static void bind(Parameters parameters, Mentions mentions) throws SQLException {
    if (!mentions.isEmpty()) {
      bindAll(parameters, mentions);
    }
  }

  /** For {@link #COLUMNS}. */
  static void bindAll(Parameters parameters, Mentions mentions) throws SQLException {
    var ways = new ArrayList<String>();
    var kinds = new ArrayList<String>();
    var vendors = new ArrayList<String>();
    var values = new ArrayList<String>();
    for (var mention : mentions.all()) {
      kinds.add(mention.kind().word());
      switch (mention) {
        case Mention.ById(_, var id) -> {
          ways.add("id");
          vendors.add("");
          values.add(id.value());
        }
        case Mention.ByName(var key) -> {
          ways.add("name");
          vendors.add("");
          values.add(key);
        }
        case Mention.ByExternalId(_, var vendor, var externalId) -> {
          ways.add("external");
          vendors.add(vendor.name());
          values.add(externalId);
        }
      }
    }
    parameters.texts(ways).texts(kinds).texts(vendors).texts(values);
  }

  /** Tells whoever sends, if this has something for them; for when it is committed. */
  void announce(@Nullable ThreadWrite written) {
    if (written != null && written.isToBeSent()) {
      bell.run();
    }
  }

  Ground read(OrganizationId organization, Mentions mentions, Rows row) throws SQLException {
    return new Ground(
        policies.read(organization, row.text("policy")),
        mentions.isEmpty() || row.isNull("entries")
            ? Known.nothing()
            : known(List.copyOf(mentions.all()), row),
        row.isNull("connections")
            ? Holdings.none()
            : holdings.read(organization, row.text("connections")));
  }

  private static Known known(List<Mention> asked, Rows row) throws SQLException {
    Map<Mention, Found> found = new HashMap<>();
    for (var text : row.texts("entries")) {
      var parts = text.split(" ", 3);
      var type = parts[1].equals("-") ? null : ValueJson.read(Teammate.Type.class, parts[1]);
      found.put(asked.get(Integer.parseInt(parts[0]) - 1), new Found(new EntryId(parts[2]), type));
    }
    return new Known(found);
  }
}
