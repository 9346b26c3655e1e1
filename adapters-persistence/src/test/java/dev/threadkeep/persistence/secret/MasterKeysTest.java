package dev.threadkeep.persistence.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasterKeysTest {
  private static final String ZEROS = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  private static final String ONES = "//////////////////////////////////////////8=";

  @Test
  void are_read_in_their_order_each_once() {
    var keys = MasterKeys.parse(" %s,%s\n%s ".formatted(ONES, ZEROS, ONES));

    assertThat(keys.all()).containsExactly(MasterKey.parse(ONES), MasterKey.parse(ZEROS));
    assertThat(keys.withoutOlder().all()).containsExactly(MasterKey.parse(ONES));
    assertThat(MasterKeys.parse(keys.reveal())).isEqualTo(keys);
  }

  @ParameterizedTest
  @CsvSource({"c2VjcmV0LXNlY3JldA==,has 13 bytes", "no-base64!,is not in base64", "' , ',is empty"})
  void tell_what_is_wrong_without_repeating_it(String text, String wrong) {
    assertThatThrownBy(() -> MasterKeys.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            wrong + "; it must be 32 bytes in base64, as `openssl rand -base64 32` makes them");
  }

  @Test
  void print_their_ids_alone() {
    var keys = MasterKeys.parse(ZEROS);

    assertThat(keys.toString()).contains(keys.all().getFirst().id()).doesNotContain(ZEROS, "AAAA");
  }

  @Test
  void have_ids_that_stay_as_they_are() {
    assertThat(MasterKey.parse(ZEROS).id()).hasSize(16).isEqualTo(MasterKey.parse(ZEROS).id());
    assertThat(MasterKey.parse(ONES).id()).isNotEqualTo(MasterKey.parse(ZEROS).id());
  }
}
