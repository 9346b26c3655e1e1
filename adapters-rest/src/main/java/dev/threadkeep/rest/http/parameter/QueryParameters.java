package dev.threadkeep.rest.http.parameter;

import dev.threadkeep.rest.http.failure.ApiException;
import dev.threadkeep.rest.http.failure.ApiFailure.BadParameter;
import dev.threadkeep.rest.http.failure.Field;
import dev.threadkeep.rest.http.json.Rfc3339;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.simple.SimpleHttpParameters;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A request's query parameters, of which each that its route {@link TakesParameters takes} is given
 * once at most. Every method throws an {@link ApiException} that names the parameter where the
 * value does not fit.
 */
public final class QueryParameters {

  private static final int USUAL_LIMIT = 50;
  private static final int LARGEST_LIMIT = 200;

  /** Java would take a sign and the digits of any script. */
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,10}");

  private final HttpParameters parameters;

  private QueryParameters(HttpParameters parameters) {
    this.parameters = parameters;
  }

  /** The parameters of {@code request}. */
  public static QueryParameters of(HttpRequest<?> request) {
    return of(request.getParameters());
  }

  /** The same from elsewhere than a query. */
  public static QueryParameters of(Map<String, String> parameters) {
    var all = new SimpleHttpParameters(ConversionService.SHARED);
    parameters.forEach(all::add);
    return of(all);
  }

  static QueryParameters of(HttpParameters parameters) {
    return new QueryParameters(parameters);
  }

  /**
   * Checks that there is no parameter but those known.
   *
   * @throws ApiException naming the first by the alphabet that is not among {@code known}
   */
  public static void refuseUnknown(HttpParameters given, Set<String> known) {
    for (String name : new TreeSet<>(given.names())) {
      if (!known.contains(name)) {
        throw bad(name, "is not a known parameter");
      }
    }
  }

  /**
   * Checks that no known parameter is given twice.
   *
   * @throws ApiException naming the first by the alphabet that is
   */
  public static void refuseRepeated(HttpParameters given, Set<String> known) {
    for (String name : new TreeSet<>(known)) {
      if (given.getAll(name).size() > 1) {
        throw bad(name, "appears twice");
      }
    }
  }

  public Optional<String> text(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /** The parameter {@code limit}: 1 to 200, and 50 where it is not given. */
  public int limit() {
    return limit(USUAL_LIMIT, LARGEST_LIMIT);
  }

  /** The parameter {@code limit}: 1 to {@code largest}, and {@code usual} where it is not given. */
  public int limit(int usual, int largest) {
    return number("limit", 1, largest).orElse(usual);
  }

  /** A whole number from {@code least}, which is not negative, to {@code most}. */
  public Optional<Integer> number(String name, int least, int most) {
    return text(name).map(text -> number(name, text, least, most));
  }

  public Optional<Boolean> flag(String name) {
    return text(name).map(text -> flag(name, text));
  }

  public Optional<Instant> instant(String name) {
    return text(name)
        .map(text -> Rfc3339.parse(text).orElseThrow(() -> bad(name, Rfc3339.flaw(text))));
  }

  /** One of a closed set of words, which {@code spelling} gives. */
  public <E extends Enum<E>> Optional<E> word(
      String name, Class<E> words, Function<E, String> spelling) {
    return text(name).map(text -> word(name, text, words, spelling));
  }

  /** Whatever {@code parse} makes of the text; its IllegalArgumentException names the parameter. */
  public <T> Optional<T> value(String name, Function<String, T> parse) {
    return text(name).map(text -> parsed(name, text, parse));
  }

  /** The failure of one parameter, to be thrown. */
  public static ApiException bad(String name, String detail) {
    return new ApiException(new BadParameter(name, detail));
  }

  private static int number(String name, String text, int least, int most) {
    if (DIGITS.matcher(text).matches()) {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return (int) number;
      }
    }
    throw bad(name, "must be a whole number from %d to %d".formatted(least, most));
  }

  private static boolean flag(String name, String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw bad(name, "must be true or false");
    };
  }

  private static <E extends Enum<E>> E word(
      String name, String text, Class<E> words, Function<E, String> spelling) {
    var constants = words.getEnumConstants();
    return Arrays.stream(constants)
        .filter(constant -> spelling.apply(constant).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                bad(
                    name,
                    Arrays.stream(constants)
                        .map(spelling)
                        .collect(Collectors.joining(", ", "must be one of ", ""))));
  }

  private static <T> T parsed(String name, String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException refused) {
      throw bad(name, Field.words(refused));
    }
  }
}
