package dev.threadkeep.rest.canonical.policy;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.policy.CatalogueReason;
import dev.threadkeep.domain.policy.CloseReason;
import dev.threadkeep.rest.http.failure.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A reason of the catalogue as a client describes it. */
@JsonNaming(SnakeCaseStrategy.class)
record ReasonInput(
    String code,
    String label,
    boolean active,
    boolean noteRequired,
    Map<String, @Nullable List<@Nullable String>> vendorCodes) {

  /** Member by member, so that the one that does not fit is named. */
  CatalogueReason toReason(String pointer, Doors doors) {
    var reason = Field.of(pointer + "/code", () -> new CloseReason(code));
    var bare =
        Field.of(
            pointer + "/label",
            () -> new CatalogueReason(reason, label, active, noteRequired, Map.of()));
    var words =
        doors.each(
            pointer + "/vendor_codes", vendorCodes, (place, said) -> words(place, said, bare));
    return with(bare, words);
  }

  private static List<String> words(
      String pointer, List<@Nullable String> said, CatalogueReason bare) {
    var words = new ArrayList<String>();
    for (var word : said) {
      var place = pointer + "/" + words.size();
      if (word == null) {
        throw Field.invalid(place, "must not be null");
      }
      Field.of(place, () -> with(bare, Map.of(Through.CANONICAL, List.of(word))));
      words.add(word);
    }
    return words;
  }

  private static CatalogueReason with(CatalogueReason bare, Map<Through, List<String>> words) {
    return new CatalogueReason(
        bare.reason(), bare.label(), bare.active(), bare.noteRequired(), words);
  }
}
