package dev.threadkeep.rest.http.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTextTest {

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
        "a<b|a<b",
        "<IMG src=x onerror=y>|~~",
        "<x-card>a</x-card>|a",
      })
  void markup_is_not_read(String html, String text) {
    assertThat(read(html)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "&lt;b&gt; &amp;lt; &quot;&#39;&apos;&nbsp;x|<b> &lt; \"'' x",
        "it&#x27;s &#X201c;so&#8221;&hellip;|it's “so”…",
        "caf&eacute; &Eacute;t&eacute; &ndash; 5&thinsp;&euro;|café Été – 5\u2009€",
        "&#128512;|\ud83d\ude00",
        "a&#160;b&#xA0;c|a b c",
      })
  void a_character_may_be_written_by_its_name_or_its_number(String html, String text) {
    assertThat(read(html)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&unknown;",
        "&hellip",
        "AT&T",
        "a & b;",
        "&#;",
        "&#x;",
        "&#0;",
        "&#27;",
        "&#xD800;",
        "&#9999999;",
        "&#x110000;",
        "&$1;"
      })
  void what_names_no_character_of_a_text_stays(String text) {
    assertThat(read(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "one<br>two<BR />three<br class=\"x\"/>four|one/two/three/four",
        "one<br>  two|one/two",
        "<div>one</div><div>two</div>three|one/two/three",
        "one<div>two</div>|one/two",
        "one<p>two</p>three|one/two//three",
        "<div>one </div><p>two</p>|one/two",
        "<p>Buy:</p><ul><li>one</li><li>two</li></ul>|Buy://one/two",
        "<ul><li><p>one</p></li></ul><p>two</p>|one//two",
        "<h1>one</h1><blockquote>two</blockquote>three|one//two//three",
        "<tr><td>one</td></tr><tr><td>two</td></tr>|one/two",
        "<p>one</p><p><br></p><p>two</p>|one///two",
      })
  void lines_end_where_blocks_and_breaks_do(String html, String lines) {
    assertThat(read(html)).isEqualTo(lines.replace('/', '\n'));
  }

  @Test
  void how_the_markup_is_laid_out_is_not_read() {
    assertThat(read("<div>\n  <p>one</p>\n  <p>two <b>x</b>\n  </p>\n</div>\n"))
        .isEqualTo("one\n\ntwo x");
  }

  @Test
  void the_lines_of_the_text_itself_stay() {
    assertThat(read("one\n\n\n  two<pre>  three\n    four</pre>"))
        .isEqualTo("one\n\n\n  two\n  three\n    four");
  }

  @Test
  void what_is_no_tag_to_the_dialect_is_text() {
    assertThat(HtmlText.read("<b>a</b> <X>", "b"::equals)).isEqualTo("a <X>");
    assertThat(HtmlText.hasTag("<X>", "b"::equals)).isFalse();
    assertThat(HtmlText.hasTag("<X></B>", "b"::equals)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!--", "<a", "<a ", "a", "<br ", "</p ", "&", "&#", "<", "<p>", "<p> ", "\n", " "
      })
  void no_text_takes_long_to_read(String part) {
    var text = part.repeat(250_000);

    assertTimeout(Duration.ofSeconds(5), () -> read("<" + text));
    assertTimeout(Duration.ofSeconds(5), () -> read(text + "<p>"));
  }

  private static String read(String html) {
    return HtmlText.read(html, _ -> true);
  }
}
