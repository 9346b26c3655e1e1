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
        "<p>it&#x27;s <i>so</i>&hellip;</p>|it's so…",
        "<p>a <X></p>|a <X>",
      })
  void of_html_it_is_what_a_reader_reads(String body, String text) {
    assertThat(Markup.read(body)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1 < 2 and 3 > 2", "because of <X> & \"Y\"", "&lt;", "<img src=x>", "<p-x>", "<p"})
  void what_is_no_html_stays_as_it_was_said(String body) {
    assertThat(Markup.read(body)).isEqualTo(body);
  }

  @Test
  void paragraphs_and_lines_stay_apart() {
    assertThat(Markup.read("<p>one<br>two</p>\n<p>three</p><div>four</div>five"))
        .isEqualTo("one\ntwo\n\nthree\n\nfour\nfive");
    assertThat(Markup.read("one<p>two</p><p><br></p><p><br></p><p>three</p>"))
        .isEqualTo("one\ntwo\n\nthree");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "<p></p>", "<p>&nbsp;<br></p>", "&nbsp;", "<p>&#xA0;</p>"})
  void there_is_nothing_to_read_in_empty_markup(String body) {
    assertThat(Markup.isEmpty(body)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"&lt;", "<p>x</p>", "<p><img src=x></p>"})
  void else_there_is(String body) {
    assertThat(Markup.isEmpty(body)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<a ", "<br ", "</p ", "&", "<", "<p>", "\n"})
  void no_text_takes_long_to_read(String part) {
    var text = part.repeat(250_000);

    assertTimeout(Duration.ofSeconds(5), () -> Markup.read(text + "<p>"));
  }
}
