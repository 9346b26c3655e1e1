package dev.threadkeep.application.directory;

import dev.threadkeep.application.directory.entry.Company;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Details;
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
import dev.threadkeep.domain.vendor.Vendor;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an entry says as JSON: what stores keep and exports write. Not a teammate's type and a
 * contact's company, for which each has a place of its own.
 */
public final class DetailsJson {
  private DetailsJson() {}

  public static JsonObject of(Details details) {
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

  /**
   * The inverse of {@link #of}, where type and company stand beside the rest.
   *
   * @throws IllegalArgumentException if these are no details of this kind
   */
  public static Details read(Kind kind, ObjectReader from, String type, String company) {
    return read(kind, from, from.optionalText(type), from.optional(company, CompanyId::new));
  }

  /**
   * The inverse of {@link #of}.
   *
   * @param type of a teammate
   * @param company of a contact
   * @throws IllegalArgumentException if these are no details of this kind
   */
  public static Details read(
      Kind kind, ObjectReader from, @Nullable String type, @Nullable CompanyId company) {
    return switch (kind) {
      case TEAMMATE -> {
        if (type == null) {
          throw new IllegalArgumentException("a teammate's type is missing");
        }
        yield new Teammate(
            type(type),
            from.text("name"),
            from.optionalText("email"),
            from.optionalText("image_url"));
      }
      case TEAM -> new Team(from.text("name"));
      case PROJECT -> new Project(from.text("name"));
      case CONTACT ->
          new Contact(
              from.optionalText("name"),
              from.optionalText("email"),
              from.optionalText("phone"),
              from.optionalText("image_url"),
              company,
              from.optionalTime("erased_at"));
      case COMPANY ->
          new Company(
              from.text("name"),
              from.texts("domains", text -> text),
              from.optionalText("logo_url"),
              from.optionalNumber("size"),
              from.optionalNumber("revenue"));
      case TAG ->
          new TagLook(
              TagLook.named(from.text("name")),
              from.optionalText("color"),
              from.optionalText("icon"));
    };
  }

  private static Teammate.Type type(String word) {
    try {
      return ValueJson.read(Teammate.Type.class, word);
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException("a teammate's type " + unknown.getMessage(), unknown);
    }
  }

  /** By what id each vendor knows an entry: {@code {"vendor": "id"}}. */
  public static JsonObject externalIds(ExternalIds given) {
    var ids = new ObjectWriter();
    given.all().forEach((vendor, id) -> ids.putText(vendor.name(), id));
    return ids.toObject();
  }

  /** The inverse of {@link #externalIds}; none where it is absent. */
  public static ExternalIds readExternalIds(@Nullable JsonObject object) {
    return new ExternalIds(readByVendor(object));
  }

  /** Ids by the vendors that gave them; none where it is absent. */
  public static Map<Vendor, String> readByVendor(@Nullable JsonObject object) {
    if (object == null) {
      return Map.of();
    }
    var ids = new HashMap<Vendor, String>();
    var reader = new ObjectReader(object);
    object.members().keySet().forEach(vendor -> ids.put(new Vendor(vendor), reader.text(vendor)));
    return ids;
  }
}
