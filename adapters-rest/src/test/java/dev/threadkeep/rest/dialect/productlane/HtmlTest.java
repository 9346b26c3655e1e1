package dev.threadkeep.rest.dialect.productlane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "plain|plain",
        "<p>Hi <b class=\"x\">Ann</b></p>|Hi Ann",
        "a<!-- <b>not</b> read -->b|ab",
        "a<!-- without an end|a<!-- without an end",
        "1 < 2 and 3 > 2|1 < 2 and 3 > 2",
        "&lt;b&gt; &amp;lt; &quot;&#39;&nbsp;x|<b> &lt; \"' x",
        "<IMG src=x onerror=y>|~~",
      })
  void what_is_read_is_what_a_reader_sees(String html, String text) {
    assertThat(Html.read(html)).isEqualTo(text);
  }

  @Test
  void lines_end_where_blocks_and_breaks_do() {
    assertThat(Html.read("<p>one</p><div>two</div>three<br>four<BR />five"))
        .isEqualTo("one\ntwo\nthree\nfour\nfive");
  }

  @Test
  void what_is_written_has_no_markup_of_its_text() {
    assertThat(Html.write("<a href='x'>\n\"&\""))
        .isEqualTo("<p>&lt;a href=&#39;x&#39;&gt;<br>&quot;&amp;&quot;</p>");
    assertThat(Html.read(Html.write("<b>\n&amp;"))).isEqualTo("<b>\n&amp;");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<!--", "<a", "<br ", "</p ", "&", "<", "<p>"})
  void no_text_takes_long_to_read(String part) {
    var text = part.repeat(250_000);

    assertTimeout(Duration.ofSeconds(5), () -> Html.read(text));
  }
}
