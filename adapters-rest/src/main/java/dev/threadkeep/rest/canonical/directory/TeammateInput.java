package dev.threadkeep.rest.canonical.directory;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.directory.Teammate.Kind;
import dev.threadkeep.application.directory.Teammates.Details;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.rest.http.failure.Field;
import dev.threadkeep.rest.http.json.Pointers;
import dev.threadkeep.rest.reference.ReferenceRules;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A teammate as a client describes it.
 *
 * @param kind needed for a new one; an old one keeps its own
 * @param externalIds by vendor; null stands for none
 */
@JsonNaming(SnakeCaseStrategy.class)
record TeammateInput(
    @Nullable KindWord kind,
    String name,
    @Nullable String email,
    @Nullable String imageUrl,
    @Nullable Map<String, @Nullable String> externalIds) {

  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_EMAIL = 320;
  private static final int LONGEST_URL = 2_048;

  /** What a teammate is, by its word. */
  enum KindWord {
    @JsonProperty("user")
    USER(Kind.USER),
    @JsonProperty("agent")
    AGENT(Kind.AGENT);

    private final Kind kind;

    KindWord(Kind kind) {
      this.kind = kind;
    }
  }

  Details toNew() {
    if (kind == null) {
      throw Field.invalid("#/kind", "is required");
    }
    return details(kind.kind);
  }

  /** The new details of a teammate of this kind. */
  Details toReplacement(Kind own) {
    if (kind != null && kind.kind != own) {
      throw Field.invalid("#/kind", "cannot be changed");
    }
    return details(own);
  }

  private Details details(Kind theirs) {
    return new Details(
        theirs,
        present("#/name", LONGEST_NAME, name),
        email == null ? null : present("#/email", LONGEST_EMAIL, email),
        imageUrl == null ? null : present("#/image_url", LONGEST_URL, imageUrl),
        externalIds == null ? Map.of() : ids(externalIds));
  }

  private static Map<Vendor, String> ids(Map<String, @Nullable String> given) {
    var ids = new LinkedHashMap<Vendor, String>();
    given.forEach(
        (vendor, id) -> {
          var pointer = Pointers.member("#/external_ids", vendor);
          if (id != null) {
            ids.put(ReferenceRules.vendor(pointer, vendor), present(pointer, LONGEST_NAME, id));
          }
        });
    return ids;
  }

  private static String present(String pointer, int longest, String text) {
    if (text.isBlank()) {
      throw Field.invalid(pointer, "must not be empty");
    }
    if (text.codePointCount(0, text.length()) > longest) {
      throw Field.invalid(pointer, "must have at most %d characters".formatted(longest));
    }
    return text;
  }
}
