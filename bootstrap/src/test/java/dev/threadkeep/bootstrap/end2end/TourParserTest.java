package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TourParserTest {

  @Test
  void reads_the_commands_of_marked_blocks_with_what_they_print() {
    var page =
        """
        ```sh
        not in the tour
        ```
        <!-- tour -->
        ```sh
        KEY=tk_…
        curl one \\
          -d '{}'
        # {"a": 1, … "b": [2,
        #  3] …}

        curl two
        ```
        <!-- tour -->
        Something else.
        ```sh
        not in the tour
        ```
        """;

    assertThat(TourParser.stopsIn(page))
        .containsExactly(
            new TourParser.Stop("KEY=tk_…", List.of()),
            new TourParser.Stop("curl one \\\n  -d '{}'", List.of("{\"a\":1,", "\"b\":[2,3]", "}")),
            new TourParser.Stop("curl two", List.of()));
  }
}
