package dev.threadkeep.examples.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FirstThreadTest {
  private static final Path GUIDE = Path.of("..", "..", "use-the-domain.md");

  @Test
  void tells_the_life_of_a_thread() {
    assertEquals(
        """
        refused    AlreadyClosed, but it could [REOPEN, ARCHIVE]
        closed     as resolved at 2026-11-20T10:45:00Z
        event 1    2026-11-20T09:00:00Z contact thread.opened
        event 2    2026-11-20T09:00:00Z contact thread.message_recorded
        event 3    2026-11-20T09:05:00Z user    thread.snoozed
        event 4    2026-11-20T10:30:00Z contact thread.message_recorded
        event 5    2026-11-20T10:30:00Z contact thread.woken
        event 6    2026-11-20T10:45:00Z user    thread.closed
        took       PT1H45M
        replayed   true
        """,
        told());
  }

  @Test
  void tells_what_the_guide_says() throws IOException {
    assertTrue(Files.readString(GUIDE).contains("```text\n" + told() + "```\n"), told());
  }

  private static String told() {
    var output = new ByteArrayOutputStream();
    var before = System.out;
    System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
    try {
      FirstThread.main(new String[0]);
    } finally {
      System.setOut(before);
    }
    return output.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
