package dev.threadkeep.domain.policy;

import dev.threadkeep.domain.internal.Texts;
import dev.threadkeep.domain.party.Through;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An entry of the reason catalogue.
 *
 * @param label what people read, at most 128 characters
 * @param active whether new closes may give it; threads closed with it keep it
 * @param noteRequired whether a close with it must say more
 * @param vendorCodes by which words each dialect says it; of several the first is shown and sent
 */
public record CatalogueReason(
    CloseReason reason,
    String label,
    boolean active,
    boolean noteRequired,
    Map<Through, List<String>> vendorCodes) {

  public CatalogueReason {
    Texts.present(128, "a reason's label", label);
    var copy = new LinkedHashMap<Through, List<String>>();
    vendorCodes.forEach(
        (dialect, codes) -> {
          codes.forEach(code -> Texts.present(128, "a vendor's reason code", code));
          copy.put(dialect, List.copyOf(codes));
        });
    vendorCodes = Collections.unmodifiableMap(copy);
  }

  /** The words of {@code dialect} for this reason, best first; empty where it has none. */
  public List<String> codesFor(Through dialect) {
    return vendorCodes.getOrDefault(dialect, List.of());
  }
}
