package dev.threadkeep.application.outbox;

import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.delivery.RegisterValue;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What registers are to hold, in the vendor's words.
 *
 * @param unsendable why some of them cannot be told to this vendor
 */
record Wish(List<RegisterValue> values, Map<Register, String> unsendable) {
  Wish {
    values = List.copyOf(values);
    unsendable = unsendable.isEmpty() ? Map.of() : new EnumMap<>(unsendable);
  }
}
