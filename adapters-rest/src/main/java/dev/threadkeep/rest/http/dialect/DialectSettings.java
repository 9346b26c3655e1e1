package dev.threadkeep.rest.http.dialect;

import static java.util.stream.Collectors.joining;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is configured for single dialects, as {@code productlane.errors=envelope}, several with
 * commas between them. Each dialect asks for its own as it is made, so that no other place knows
 * which there are.
 */
@Singleton
public final class DialectSettings {

  private final Map<String, String> left = new HashMap<>();

  DialectSettings(@Property(name = "threadkeep.dialect-settings") @Nullable String given) {
    if (given == null) {
      return;
    }
    for (var part : given.split(",", -1)) {
      var sides = part.split("=", -1);
      if (sides.length != 2 || left.put(sides[0].strip(), sides[1].strip()) != null) {
        throw new ConfigurationException(
            "\"%s\" among the settings of dialects is not a name, given once, = and a value"
                .formatted(part.strip()));
      }
    }
  }

  /** The word that {@code setting} of the dialect has; {@code usual} where it is not given. */
  public <E extends Enum<E>> E word(Dialect dialect, String setting, E usual) {
    var name = dialect.vendor().name() + "." + setting;
    var given = left.remove(name);
    if (given == null) {
      return usual;
    }
    var words = usual.getDeclaringClass().getEnumConstants();
    return Arrays.stream(words)
        .filter(word -> spelling(word).equals(given))
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "The setting %s of a dialect is \"%s\"; it must be %s"
                        .formatted(
                            name,
                            given,
                            Arrays.stream(words)
                                .map(DialectSettings::spelling)
                                .collect(joining(" or ")))));
  }

  /**
   * Checks, once all dialects are made, that each setting was one of theirs.
   *
   * @throws ConfigurationException if some were not
   */
  void requireNoneLeft() {
    if (!left.isEmpty()) {
      throw new ConfigurationException(
          "No dialect has the setting " + left.keySet().stream().sorted().collect(joining(", ")));
    }
  }

  private static String spelling(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
