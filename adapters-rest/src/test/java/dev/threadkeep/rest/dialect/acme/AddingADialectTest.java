package dev.threadkeep.rest.dialect.acme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares the guide with the dialect that it shows, or writes it anew. */
class AddingADialectTest {

  private static final Path GUIDE = Path.of("..", "docs", "adding-a-dialect.md");
  private static final Path ACME =
      Path.of("src", "test", "java", "dev", "threadkeep", "rest", "dialect", "acme");

  private static final Pattern SHOWN =
      Pattern.compile("<!-- (Acme\\w+) -->\\n.*?<!-- end -->", Pattern.DOTALL);

  @Test
  void the_guide_shows_acme_as_it_is() throws IOException {
    var guide = Files.readString(GUIDE);
    var written =
        SHOWN.matcher(guide).replaceAll(shown -> Matcher.quoteReplacement(block(shown.group(1))));

    if ("write".equals(System.getProperty("threadkeep.docs"))) {
      Files.writeString(GUIDE, written);
      return;
    }
    assertThat(guide).isEqualTo(written);
    assertThat(SHOWN.matcher(guide).results().map(shown -> shown.group(1)))
        .containsExactlyInAnyOrder("AcmeSurface", "AcmeTicket", "AcmeTicketController");
  }

  /** A file without its package and imports. */
  private static String block(String type) {
    try {
      var code =
          Files.readString(ACME.resolve(type + ".java"))
              .lines()
              .filter(line -> !line.startsWith("package ") && !line.startsWith("import "))
              .collect(Collectors.joining("\n"))
              .strip();
      return "<!-- %1$s -->\n\n```java\n%2$s\n```\n\n<!-- end -->".formatted(type, code);
    } catch (IOException missing) {
      throw new AssertionError(missing);
    }
  }
}
