package dev.threadkeep.rest.dialect.intercom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "plain|plain",
        "<p>Hi <b class=\"x\">Ann</b></p>|Hi Ann",
        "<p>&lt;b&gt; &amp;lt; &quot;&#39;&nbsp;x</p>|<b> &lt; \"' x",
      })
  void of_html_it_is_what_a_reader_reads(String body, String text) {
    assertThat(Markup.read(body)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 < 2 and 3 > 2", "because of <X> & \"Y\"", "&lt;", "<img src=x>"})
  void what_is_no_html_stays_as_it_was_said(String body) {
    assertThat(Markup.read(body)).isEqualTo(body);
  }

  @Test
  void paragraphs_and_lines_stay_apart() {
    assertThat(Markup.read("<p>one<br>two</p>\n<p>three</p><div>four</div>five"))
        .isEqualTo("one\ntwo\n\nthree\n\nfour\nfive");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<a ", "<br ", "</p ", "&", "<", "<p>", "\n"})
  void no_text_takes_long_to_read(String part) {
    var text = part.repeat(250_000);

    assertTimeout(Duration.ofSeconds(5), () -> Markup.read(text + "<p>"));
  }
}
