package dev.threadkeep.rest.canonical.policy;

import static java.util.stream.Collectors.toCollection;

import dev.threadkeep.domain.party.Through;
import dev.threadkeep.rest.http.ApiSurface;
import dev.threadkeep.rest.http.failure.Field;
import dev.threadkeep.rest.http.json.Pointers;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The APIs that a policy can speak of. Others are refused, since what is said of a misspelt one
 * would never hold.
 */
@Singleton
final class Doors {

  private final Set<String> all;

  Doors(List<ApiSurface> surfaces) {
    this.all = surfaces.stream().map(ApiSurface::name).collect(toCollection(TreeSet::new));
  }

  /**
   * What is said of each API, but for what is found wrong.
   *
   * @param findings gets to know members that are no API, or null, and what {@code read} refuses
   * @param pointer where the object stands whose members they are
   * @param read makes a value of what is said, given where it stands
   */
  <V, T> Map<Through, T> each(
      Findings findings,
      String pointer,
      Map<String, @Nullable V> said,
      BiFunction<String, V, T> read) {
    var values = new LinkedHashMap<Through, T>();
    said.forEach(
        (name, value) -> {
          var one = findings.<@Nullable T>or(null, () -> one(pointer, name, value, read));
          if (one != null) {
            values.put(new Through(name), one);
          }
        });
    return values;
  }

  private <V, T> T one(
      String pointer, String name, @Nullable V value, BiFunction<String, V, T> read) {
    var place = Pointers.member(pointer, name);
    if (!all.contains(name)) {
      throw Field.invalid(place, "is not an API; there are " + String.join(", ", all));
    }
    if (value == null) {
      throw Field.invalid(place, "must not be null");
    }
    return read.apply(place, value);
  }
}
