package dev.threadkeep.rest.dialect.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyFormTest {

  @Test
  void html_is_in_paragraphs_however_lines_end() {
    assertThat(BodyForm.HTML.of("one\ntwo\r\n\r\nthree\n\r\nfour"))
        .isEqualTo("<p>one<br>two</p>\n<p>three</p>\n<p>four</p>");
  }

  @Test
  void html_may_have_any_number_of_empty_lines() {
    var text = "one" + "\n\r\n".repeat(21_000) + "two";

    assertThat(BodyForm.HTML.of(text)).isEqualTo("<p>one</p>\n<p>two</p>");
  }
}
