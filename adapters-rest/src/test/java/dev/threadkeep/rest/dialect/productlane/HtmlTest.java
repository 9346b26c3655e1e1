package dev.threadkeep.rest.dialect.productlane;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTest {

  @Test
  void what_is_read_is_what_a_reader_sees() {
    assertThat(Html.read("<p>it&#x27;s <x-b>so</x-b>&hellip;</p><IMG src=x onerror=y>1 < 2"))
        .isEqualTo("it's so…\n\n1 < 2");
  }

  @Test
  void what_is_written_has_no_markup_of_its_text() {
    assertThat(Html.write("<a href='x'>\n\"&\""))
        .isEqualTo("<p>&lt;a href=&#39;x&#39;&gt;<br>&quot;&amp;&quot;</p>");
    assertThat(Html.read(Html.write("<b>\n\n\n&amp;"))).isEqualTo("<b>\n\n\n&amp;");
  }
}
