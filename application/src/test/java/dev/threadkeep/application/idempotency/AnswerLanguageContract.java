package dev.threadkeep.application.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link AnswerLanguage} must do; each implementation's test implements this. */
public interface AnswerLanguageContract {
  AnswerLanguage language();

  /** What the API keeps of an answer with this body. */
  KeptAnswer kept(String body);

  @Test
  default void an_answer_tells_what_its_body_says_whatever_is_escaped_in_it() {
    assertThat(language().told(kept("{\"id\": \"we\\\"ird\\u00fc\"}")))
        .isEqualTo(new JsonObject(Map.of("id", new JsonText("we\"irdü"))));
  }

  @Test
  default void the_words_of_one_that_is_no_json_are_one_text() {
    assertThat(language().told(kept("Not {here}."))).isEqualTo(new JsonText("Not {here}."));
  }

  @Test
  default void one_without_a_body_says_nothing() {
    assertThat(language().told(kept(""))).isEqualTo(new JsonText(""));
  }
}
