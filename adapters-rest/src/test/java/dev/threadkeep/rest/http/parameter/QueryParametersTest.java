package dev.threadkeep.rest.http.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.rest.http.failure.ApiException;
import dev.threadkeep.rest.http.failure.ApiFailure.BadParameter;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.simple.SimpleHttpParameters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {

  private enum Status {
    OPEN,
    CLOSED
  }

  @Test
  void an_unknown_parameter_is_refused_by_name() {
    assertRefused(() -> query("?colour=red"), "colour", "is not a known parameter");
  }

  @Test
  void a_repeated_parameter_is_refused_by_name() {
    assertRefused(() -> query("?status=open&status=open"), "status", "appears twice");
  }

  @Test
  void the_limit_is_50_unless_given() {
    assertThat(query("").limit()).isEqualTo(50);
    assertThat(query("?limit=1").limit()).isEqualTo(1);
    assertThat(query("?limit=200").limit()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "201", "-1", "", "ten", "1.0", "99999999999"})
  void a_limit_out_of_range_is_refused(String limit) {
    assertRefused(
        () -> query("?limit=" + limit).limit(), "limit", "must be a whole number from 1 to 200");
  }

  @Test
  void a_flag_is_true_or_false() {
    assertThat(query("?escalated=true").flag("escalated")).contains(true);
    assertThat(query("?escalated=false").flag("escalated")).contains(false);
    assertThat(query("").flag("escalated")).isEmpty();
    assertRefused(
        () -> query("?escalated=yes").flag("escalated"), "escalated", "must be true or false");
  }

  @Test
  void an_instant_is_an_rfc_3339_time() {
    assertThat(query("?updated_after=2026-12-01T09:00:00Z").instant("updated_after"))
        .contains(Instant.parse("2026-12-01T09:00:00Z"));
    assertRefused(
        () -> query("?updated_after=yesterday").instant("updated_after"),
        "updated_after",
        "must be an RFC 3339 time such as 2026-12-01T09:00:00Z");
  }

  @Test
  void a_number_is_whole_and_in_its_range() {
    assertThat(query("?limit=7").number("limit", 7, 9)).contains(7);
    assertThat(query("?limit=9").number("limit", 7, 9)).contains(9);
    assertThat(query("").number("limit", 7, 9)).isEmpty();
    for (var other :
        List.of("6", "10", "7.0", "x", "+8", "-8", " 8", "٨", "4294967304", "99999999999")) {
      assertRefused(
          () -> query("?limit=" + other).number("limit", 7, 9),
          "limit",
          "must be a whole number from 7 to 9");
    }
  }

  @Test
  void a_word_is_one_of_its_enum() {
    assertThat(status("?status=closed")).isEqualTo(Status.CLOSED);
    assertRefused(() -> status("?status=CLOSED"), "status", "must be one of open, closed");
  }

  @Test
  void a_value_names_its_parameter_when_it_is_refused() {
    assertRefused(
        () ->
            query("?status=x")
                .value(
                    "status",
                    text -> {
                      throw new IllegalArgumentException("is odd");
                    }),
        "status",
        "is odd");
  }

  private static Status status(String query) {
    return query(query)
        .word("status", Status.class, word -> word.name().toLowerCase(Locale.ROOT))
        .orElseThrow();
  }

  private static QueryParameters query(String query) {
    var values = new LinkedHashMap<CharSequence, List<String>>();
    var pairs = Pattern.compile("[?&]([^=]+)=([^&]*)").matcher(query);
    while (pairs.find()) {
      values.computeIfAbsent(pairs.group(1), _ -> new ArrayList<>()).add(pairs.group(2));
    }
    var given = new SimpleHttpParameters(values, ConversionService.SHARED);
    var known = Set.of("status", "limit", "escalated", "updated_after");
    QueryParameters.refuseUnknown(given, known);
    QueryParameters.refuseRepeated(given, known);
    return QueryParameters.of(given);
  }

  private static void assertRefused(ThrowingCallable reading, String name, String detail) {
    assertThatThrownBy(reading)
        .isInstanceOfSatisfying(
            ApiException.class,
            refused -> assertThat(refused.failure()).isEqualTo(new BadParameter(name, detail)));
  }
}
