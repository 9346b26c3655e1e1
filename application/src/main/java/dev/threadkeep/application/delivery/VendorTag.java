package dev.threadkeep.application.delivery;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A tag, as the vendor knows it.
 *
 * @param id absent where the vendor has given it none, or knows tags by their names
 */
public record VendorTag(@Nullable String id, String name) {
  /** Whether both are the same one: by their ids where both have one, since names differ. */
  boolean isSameAs(VendorTag other) {
    var isByName = id == null || other.id == null;
    return isByName ? name.equals(other.name) : Objects.equals(id, other.id);
  }
}
