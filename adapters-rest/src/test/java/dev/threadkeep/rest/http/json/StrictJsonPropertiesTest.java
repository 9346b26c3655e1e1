package dev.threadkeep.rest.http.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.json.JsonValue.JsonBoolean;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonNumber;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.rest.http.failure.ApiException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What holds of any JSON; the repetition is the seed, so that a failure repeats. */
class StrictJsonPropertiesTest {
  private static final int DEEPEST = 5;

  private final StrictJson json = new StrictJson();

  @RepeatedTest(200)
  void what_was_written_is_read_as_it_was(RepetitionInfo repetition) {
    var written = object(random(repetition), 0);

    assertThat(json.read(utf8(written), JsonObject.class)).isEqualTo(written);
  }

  @RepeatedTest(50)
  void no_beginning_of_it_is_taken_for_the_whole(RepetitionInfo repetition) {
    var written = utf8(object(random(repetition), 0));

    for (int length = 0; length < written.length; length += 1 + written.length / 100) {
      var beginning = Arrays.copyOf(written, length);
      assertThatThrownBy(() -> json.read(beginning, JsonObject.class))
          .isInstanceOf(ApiException.class);
    }
  }

  @RepeatedTest(200)
  void a_changed_byte_is_either_read_or_refused_in_our_words(RepetitionInfo repetition) {
    var random = random(repetition);
    var changed = utf8(object(random, 0));
    changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);

    assertThat(outcome(changed)).isIn("read", "refused");
  }

  private String outcome(byte[] body) {
    try {
      json.read(body, JsonObject.class);
      return "read";
    } catch (ApiException _) {
      return "refused";
    }
  }

  private static SplittableRandom random(RepetitionInfo repetition) {
    return new SplittableRandom(repetition.getCurrentRepetition());
  }

  private static byte[] utf8(JsonObject object) {
    return object.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static JsonObject object(SplittableRandom random, int depth) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      members.put(text(random), value(random, depth + 1));
    }
    return new JsonObject(members);
  }

  private static JsonValue value(SplittableRandom random, int depth) {
    return switch (random.nextInt(depth < DEEPEST ? 6 : 4)) {
      case 0 -> new JsonText(text(random));
      case 1 -> new JsonNumber(number(random));
      case 2 -> new JsonBoolean(random.nextBoolean());
      case 3 -> new JsonNull();
      case 4 -> object(random, depth);
      default ->
          new JsonArray(
              IntStream.range(0, random.nextInt(4))
                  .mapToObj(_ -> value(random, depth + 1))
                  .toList());
    };
  }

  private static BigDecimal number(SplittableRandom random) {
    var digits = new byte[1 + random.nextInt(40)];
    random.nextBytes(digits);
    return new BigDecimal(new BigInteger(digits), random.nextInt(-20, 20));
  }

  /** Of every plane, but nothing that is refused: U+0000 and halves of surrogate pairs. */
  private static String text(SplittableRandom random) {
    return IntStream.range(0, random.nextInt(8))
        .map(_ -> random.nextInt(1, random.nextBoolean() ? 0x80 : 0x110000))
        .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
