package dev.threadkeep.persistence.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonRowTest {
  @Test
  void has_a_member_for_each_column_that_has_a_value() {
    var row =
        new JsonRow()
            .putText("title", "say \"hi\"\n")
            .putText("notes", null)
            .putNumber("version", -7)
            .putBoolean("escalated", true)
            .putJson("tags", new JsonArray(List.of(new JsonText("a"))));

    assertThat(JsonRow.array(List.of(row)))
        .isEqualTo(
            "[{\"title\":\"say \\\"hi\\\"\\n\",\"version\":-7,\"escalated\":true,\"tags\":[\"a\"]}]");
  }

  @Test
  void stands_among_others_in_an_array() {
    var one = new JsonRow().putNumber("a", 1);
    var two = new JsonRow().putNumber("a", 2);

    assertThat(JsonRow.array(List.of(one, new JsonRow(), two)))
        .isEqualTo("[{\"a\":1},{},{\"a\":2}]");
    assertThat(JsonRow.array(List.of())).isEqualTo("[]");
  }
}
