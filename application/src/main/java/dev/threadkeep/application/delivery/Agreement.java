package dev.threadkeep.application.delivery;

import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How what a vendor shows stands to what it was told to hold. */
public enum Agreement {
  /** It holds that. */
  AGREES,
  /** It holds something else. */
  DIFFERS,
  /** It does not show all of it, so that nobody can tell. */
  OUT_OF_SIGHT;

  /**
   * Compares.
   *
   * @param told as {@link VendorBackend#asHeld} has it
   */
  public static Agreement of(RegisterValue told, VendorThread seen) {
    return seen.in(told.register()).map(shown -> of(told, shown)).orElse(OUT_OF_SIGHT);
  }

  private static Agreement of(RegisterValue told, RegisterValue shown) {
    if (told instanceof RegisterValue.Own(var members)
        && shown instanceof RegisterValue.Own(var there)) {
      return of(members, there);
    }
    if (told instanceof RegisterValue.Tagged(var tags)
        && shown instanceof RegisterValue.Tagged(var there)) {
      return tags.size() == there.size()
              && tags.stream().allMatch(tag -> there.stream().anyMatch(tag::isSameAs))
          ? AGREES
          : DIFFERS;
    }
    return isSame(told, shown) ? AGREES : DIFFERS;
  }

  /**
   * Whether a register that held the one, as far as anybody knew, and shows the other has not been
   * changed. Few vendors tell whether a person or an agent holds a thread.
   */
  public static boolean isSame(RegisterValue one, RegisterValue other) {
    if (one instanceof RegisterValue.AssignedTo(var who)
        && other instanceof RegisterValue.AssignedTo(var shown)
        && who != null
        && shown != null) {
      return who.isSameAs(shown);
    }
    return one.equals(other);
  }

  /** A member that the vendor never shows decides: who sends the others again sends it along. */
  private static Agreement of(JsonObject told, JsonObject shown) {
    var isOutOfSight =
        told.members().entrySet().stream()
            .anyMatch(
                member ->
                    !isNothing(member.getValue()) && !shown.members().containsKey(member.getKey()));
    if (isOutOfSight) {
      return OUT_OF_SIGHT;
    }
    return isIn(told.members(), shown.members()) ? AGREES : DIFFERS;
  }

  /** Whether a merge patch (RFC 7396) would change nothing. */
  private static boolean isIn(Map<String, JsonValue> patch, Map<String, JsonValue> there) {
    return patch.entrySet().stream()
        .allMatch(member -> isSo(member.getValue(), there.get(member.getKey())));
  }

  private static boolean isSo(JsonValue told, @Nullable JsonValue there) {
    if (told instanceof JsonObject(var patch) && there instanceof JsonObject(var members)) {
      return isIn(patch, members);
    }
    return isNothing(told) ? isNothing(there) : told.equals(there);
  }

  private static boolean isNothing(@Nullable JsonValue value) {
    return value == null || value instanceof JsonNull;
  }
}
