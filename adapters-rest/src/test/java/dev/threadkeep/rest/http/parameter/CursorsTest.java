package dev.threadkeep.rest.http.parameter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.rest.http.failure.ApiException;
import java.util.Base64;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {

  private static final UUID OURS = new UUID(1, 1);
  private static final UUID THEIRS = new UUID(1, 2);
  private static final byte[] PLACE = "2026-12-01|7".getBytes(UTF_8);

  private final Cursors cursors = cursors("0123456789abcdef0123456789abcdef");

  @Test
  void a_cursor_gives_back_its_place() {
    var cursor = cursors.write("threads", OURS, PLACE);

    assertThat(cursors.read("threads", OURS, cursor)).isEqualTo(PLACE);
  }

  @Test
  void a_cursor_can_stand_in_a_url() {
    assertThat(cursors.write("threads", OURS, PLACE)).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void any_changed_byte_is_noticed() {
    var cursor = Base64.getUrlDecoder().decode(cursors.write("threads", OURS, PLACE));

    for (int i = 0; i < cursor.length; i++) {
      var changed = cursor.clone();
      changed[i] ^= 1;
      var text = Base64.getUrlEncoder().encodeToString(changed);
      assertRefused(() -> cursors.read("threads", OURS, text));
    }
  }

  @Test
  void a_cursor_of_another_list_is_refused() {
    var cursor = cursors.write("threads", OURS, PLACE);

    assertRefused(() -> cursors.read("messages", OURS, cursor));
  }

  @Test
  void a_cursor_of_another_organization_is_refused() {
    var cursor = cursors.write("threads", THEIRS, PLACE);

    assertRefused(() -> cursors.read("threads", OURS, cursor));
  }

  @Test
  void a_cursor_signed_with_another_key_is_refused() {
    var cursor = cursors("fedcba9876543210fedcba9876543210").write("threads", OURS, PLACE);

    assertRefused(() -> cursors.read("threads", OURS, cursor));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "!", "AAAA", "%00"})
  void what_is_no_cursor_is_refused(String text) {
    assertRefused(() -> cursors.read("threads", OURS, text));
  }

  @Test
  void a_short_key_is_refused() {
    assertThatThrownBy(() -> new CursorKey(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertRefused(ThrowingCallable reading) {
    assertThatThrownBy(reading).isInstanceOf(ApiException.class).hasMessageContaining("cursor");
  }

  private static Cursors cursors(String key) {
    return new Cursors(new CursorKey(key.getBytes(UTF_8)));
  }
}
