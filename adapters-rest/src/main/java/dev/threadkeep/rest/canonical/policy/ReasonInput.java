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

  private static final CloseReason ANY = CloseReason.OTHER;

  /** Whether the code can be one. */
  boolean hasCode() {
    try {
      return !new CloseReason(code).code().isEmpty();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /**
   * Member by member, so that each that does not fit is named; something else stands in its place,
   * so that the others are judged all the same.
   */
  CatalogueReason toReason(Findings findings, int position, Doors doors) {
    var pointer = "#/reasons/" + position;
    var reason =
        findings.or(
            new CloseReason("misfit_" + position),
            () -> Field.of(pointer + "/code", () -> new CloseReason(code)));
    var called =
        findings.or(
            "Misfit",
            () -> Field.of(pointer + "/label", () -> saying(ANY, label, Map.of()).label()));
    var words =
        doors.each(
            findings,
            pointer + "/vendor_codes",
            vendorCodes,
            (place, said) -> words(findings, place, said));
    return saying(reason, called, words);
  }

  private CatalogueReason saying(
      CloseReason reason, String called, Map<Through, List<String>> words) {
    return new CatalogueReason(reason, called, active, noteRequired, words);
  }

  private List<String> words(Findings findings, String pointer, List<@Nullable String> said) {
    var words = new ArrayList<String>();
    for (int position = 0; position < said.size(); position++) {
      var place = pointer + "/" + position;
      var word = said.get(position);
      words.add(findings.or("misfit " + place, () -> word(place, word)));
    }
    return words;
  }

  private String word(String place, @Nullable String word) {
    if (word == null) {
      throw Field.invalid(place, "must not be null");
    }
    Field.of(place, () -> saying(ANY, "Any", Map.of(Through.CANONICAL, List.of(word))));
    return word;
  }
}
