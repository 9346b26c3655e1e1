package dev.threadkeep.application.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link BaseUrlCheck} must do; each implementation's test implements this. */
public interface BaseUrlCheckContract {

  /** One that allows the public Internet alone. */
  BaseUrlCheck check();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.intercom.io",
        "https://api.intercom.io/",
        "https://productlane.com/api/v2",
        "https://example.com:8443/feather"
      })
  default void finds_no_flaw_in_what_is_public(String baseUrl) {
    assertThat(check().flawOf(baseUrl)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1",
        "https://10.0.0.1",
        "https://169.254.169.254",
        "https://[::1]",
        "http://api.intercom.io",
        "ftp://example.com",
        "no url",
        ""
      })
  default void finds_one_in_what_is_not(String baseUrl) {
    assertThat(check().flawOf(baseUrl)).isPresent();
  }

  @Test
  default void tells_it_in_words_for_people() {
    assertThat(check().flawOf("https://user:secret@example.com"))
        .hasValue("must not contain a user or a password");
  }
}
