package dev.threadkeep.rest.dialect.intercom;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a search compares. A conversation that has nothing there is greater or less than nothing. */
enum SearchOperator {
  EQUAL("="),
  UNEQUAL("!="),
  IN("IN"),
  NOT_IN("NIN"),
  LESS("<"),
  AT_MOST("<="),
  GREATER(">"),
  AT_LEAST(">="),
  CONTAINS("~"),
  CONTAINS_NOT("!~"),
  STARTS_WITH("^"),
  ENDS_WITH("$");

  private final String sign;

  SearchOperator(String sign) {
    this.sign = sign;
  }

  static Optional<SearchOperator> of(String sign) {
    return Arrays.stream(values()).filter(operator -> operator.sign.equals(sign)).findFirst();
  }

  String sign() {
    return sign;
  }

  /** All there are, for people. */
  static String signs() {
    return Arrays.stream(values()).map(SearchOperator::sign).collect(Collectors.joining(", "));
  }

  /** Whether it compares with several values. */
  boolean takesSeveral() {
    return this == IN || this == NOT_IN;
  }

  /**
   * Whether what a conversation has fits.
   *
   * @param wanted one or several values; null asks for a conversation that has nothing there
   */
  boolean test(List<Comparable<?>> has, List<@Nullable Object> wanted) {
    return switch (this) {
      case EQUAL, IN -> isAmong(has, wanted);
      case UNEQUAL, NOT_IN -> !isAmong(has, wanted);
      case LESS -> any(has, wanted, compared -> compared < 0);
      case AT_MOST -> any(has, wanted, compared -> compared <= 0);
      case GREATER -> any(has, wanted, compared -> compared > 0);
      case AT_LEAST -> any(has, wanted, compared -> compared >= 0);
      case CONTAINS -> anyText(has, wanted, String::contains);
      case CONTAINS_NOT -> !anyText(has, wanted, String::contains);
      case STARTS_WITH -> anyText(has, wanted, String::startsWith);
      case ENDS_WITH -> anyText(has, wanted, String::endsWith);
    };
  }

  private interface Compared {
    boolean test(int compared);
  }

  private interface TextTest {
    boolean test(String has, String wanted);
  }

  private static boolean isAmong(List<Comparable<?>> has, List<@Nullable Object> wanted) {
    return wanted.stream()
        .anyMatch(
            value ->
                value == null
                    ? has.isEmpty()
                    : has.stream().anyMatch(own -> comparison(own, value) == 0));
  }

  private static boolean any(
      List<Comparable<?>> has, List<@Nullable Object> wanted, Compared test) {
    var value = wanted.getFirst();
    return value != null
        && has.stream()
            .map(own -> comparison(own, value))
            .anyMatch(compared -> compared != INCOMPARABLE && test.test(compared));
  }

  private static boolean anyText(
      List<Comparable<?>> has, List<@Nullable Object> wanted, TextTest test) {
    return wanted.getFirst() instanceof String value
        && has.stream()
            .anyMatch(
                own ->
                    own instanceof String text
                        && test.test(
                            text.toLowerCase(Locale.ROOT), value.toLowerCase(Locale.ROOT)));
  }

  private static final int INCOMPARABLE = Integer.MIN_VALUE;

  private static int comparison(Comparable<?> own, Object value) {
    return switch (own) {
      case BigDecimal number when value instanceof BigDecimal other -> number.compareTo(other);
      case String text when value instanceof String other -> compareTexts(text, other);
      case Boolean flag when value instanceof Boolean other -> flag.compareTo(other);
      default -> INCOMPARABLE;
    };
  }

  private static int compareTexts(String one, String other) {
    return Integer.signum(one.compareTo(other));
  }
}
