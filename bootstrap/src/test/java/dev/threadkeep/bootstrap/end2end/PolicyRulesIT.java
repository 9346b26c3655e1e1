package dev.threadkeep.bootstrap.end2end;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.domain.thread.Rejection;
import dev.threadkeep.persistence.Eventually;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an organization's policy forbids is refused by every API, in its own shape and with the rule
 * in words. The table of the rules is {@code policy-rules.md}.
 */
@OnTheDemo
class PolicyRulesIT {
  private static Stage stage;

  @BeforeAll
  static void start(SharedDemo demo) {
    stage = new Stage(demo.service(), demo.keyOf("ruled", "admin"));
  }

  @AfterEach
  void set_back() {
    stage.policy().setBack();
  }

  static Stream<Arguments> rules() {
    return PolicyRule.all().stream().map(rule -> argumentSet(rule.name(), rule));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void is_kept_without_any_change_and_binds_nobody_once_it_is_gone(PolicyRule rule)
      throws Exception {
    var thread = stage.thread(rule.given());
    stage.policy().set(rule.policy());
    if (rule.given() == Given.CLOSED) {
      awaitTheEndOfASecondSinceTheClose(thread);
    }
    var before = told(thread);

    var refused = thread.tried(rule.request());

    assertThat(refused.status()).as(refused.text()).isEqualTo(rule.status());
    assertThatItSays(refused.json(), read(thread.json(rule.answer())));
    assertThat(told(thread)).isEqualTo(before);
    if (rule.isCanonical()) {
      var page = thread.get(refused.at("/type"));
      assertThat(page.path("code").asText()).isEqualTo(refused.at("/code"));
    }

    stage.policy().setBack();

    thread.ask(rule.request());
  }

  /** All of it and its history. */
  private static String told(StagedThread thread) {
    return "%s%n%s"
        .formatted(thread.get("/v1/threads/{thread}"), thread.get("/v1/threads/{thread}/timeline"));
  }

  private static void assertThatItSays(JsonNode answer, JsonNode expected) {
    expected
        .properties()
        .forEach(
            member ->
                assertThat(answer.path(member.getKey()))
                    .as("%s of %s", member.getKey(), answer)
                    .isEqualTo(member.getValue()));
  }

  private static JsonNode read(String text) {
    try {
      return Wire.JSON.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new AssertionError(text, broken);
    }
  }

  private static void awaitTheEndOfASecondSinceTheClose(StagedThread thread) throws Exception {
    var end =
        Instant.parse(thread.get("/v1/threads/{thread}").at("/closed/at").asText()).plusSeconds(1);
    Eventually.becomesTrue("a second is over", () -> Instant.now().isAfter(end));
  }

  @Test
  void every_rule_of_the_domain_is_in_the_table_through_our_own_api_and_some_dialect() {
    var rules =
        Arrays.stream(Rejection.ByPolicy.class.getPermittedSubclasses())
            .map(PolicyRulesIT::code)
            .collect(toSet());
    var canonical =
        PolicyRule.all().stream()
            .filter(PolicyRule::isCanonical)
            .map(rule -> read(rule.answer().replace('\'', '"')).path("code").asText())
            .collect(toSet());
    var dialects =
        PolicyRule.all().stream()
            .filter(rule -> !rule.isCanonical())
            .map(PolicyRulesIT::whatIsRuled)
            .collect(toSet());

    assertThat(canonical).isEqualTo(rules).hasSizeGreaterThan(6);
    assertThat(dialects)
        .containsAll(
            PolicyRule.all().stream()
                .filter(PolicyRule::isCanonical)
                .map(PolicyRulesIT::whatIsRuled)
                // What a dialect says in words that the catalogue lacks counts as another reason.
                .filter(ruled -> !ruled.equals("a reason is switched off"))
                .collect(toSet()));
  }

  private static String whatIsRuled(PolicyRule rule) {
    return rule.name().replaceFirst(", \\w+$", "");
  }

  /** The code of a rule is its name; a reason that is switched off is as if it were unknown. */
  private static String code(Class<?> rule) {
    if (Set.of(Rejection.UnknownCloseReason.class, Rejection.InactiveCloseReason.class)
        .contains(rule)) {
      return "unknown_close_reason";
    }
    return rule.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
