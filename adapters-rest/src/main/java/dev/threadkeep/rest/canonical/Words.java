package dev.threadkeep.rest.canonical;

import static java.util.stream.Collectors.joining;

import dev.threadkeep.rest.http.failure.Field;
import java.util.Arrays;
import java.util.Locale;

/** How constants are spelled in the canonical API. */
public final class Words {

  private Words() {}

  /** {@code needs_response}. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** {@code needs-response}. */
  public static String hyphenated(Enum<?> constant) {
    return of(constant).replace('_', '-');
  }

  /**
   * The constant for a word.
   *
   * @throws dev.threadkeep.rest.http.failure.ApiException naming {@code pointer}, if there is none
   */
  public static <E extends Enum<E>> E read(String pointer, Class<E> words, String word) {
    var constants = words.getEnumConstants();
    return Arrays.stream(constants)
        .filter(constant -> of(constant).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                Field.invalid(
                    pointer,
                    Arrays.stream(constants)
                        .map(Words::of)
                        .collect(joining(", ", "must be one of ", ""))));
  }
}
