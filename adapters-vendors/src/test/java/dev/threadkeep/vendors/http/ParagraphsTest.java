package dev.threadkeep.vendors.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParagraphsTest {

  @Test
  void empty_lines_are_between_paragraphs_however_lines_end() {
    assertThat(Paragraphs.html("one\n<two>\r\n\r\nthree\n\r\nfour"))
        .isEqualTo("<p>one<br>&lt;two&gt;</p><p>three</p><p>four</p>");
  }

  @Test
  void there_may_be_any_number_of_empty_lines() {
    var text = "one" + "\n\r\n".repeat(21_000) + "two";

    assertThat(Paragraphs.html(text)).isEqualTo("<p>one</p><p>two</p>");
  }
}
