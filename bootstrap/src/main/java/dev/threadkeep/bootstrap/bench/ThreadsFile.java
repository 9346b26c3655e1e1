package dev.threadkeep.bootstrap.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/** An export of as many threads as one likes, of 6 events and 3 messages each. */
public final class ThreadsFile {
  private static final Instant FIRST = Instant.parse("2026-01-02T00:00:00Z");
  private static final int MINUTES = 6;

  private ThreadsFile() {}

  /** Writes it. Every file begins alike, so that a larger one has all that a smaller one has. */
  public static void write(Path file, int threads) throws IOException {
    var template = resource("thread.ndjson");
    try (var out = Files.newBufferedWriter(file)) {
      out.append(resource("beginning.ndjson"));
      for (int number = 1; number <= threads; number++) {
        write(out, template, number);
      }
      out.append("{\"type\":\"end\",\"threads\":%d}\n".formatted(threads));
    }
  }

  private static void write(BufferedWriter out, String template, int number) throws IOException {
    var record =
        template
            .replace("{thread}", id(number, 0))
            .replace("{first}", id(number, 1))
            .replace("{second}", id(number, 2))
            .replace("{third}", id(number, 3))
            .replace("{number}", String.valueOf(number));
    for (int minute = 0; minute < MINUTES; minute++) {
      record = record.replace("{minute %d}".formatted(minute), time(number, minute).toString());
    }
    out.append(record);
  }

  /** Of threads that were opened one after the other, two seconds apart. */
  private static Instant time(int number, int minute) {
    return FIRST.plusSeconds(number * 2L).plus(Duration.ofMinutes(minute));
  }

  /** As if they had been drawn one after the other. */
  private static String id(int number, int part) {
    return String.format(
        Locale.ROOT, "0199%04x-%04x-7000-8000-%012x", number >> 16, number & 0xffff, part);
  }

  private static String resource(String name) throws IOException {
    try (var stream = ThreadsFile.class.getResourceAsStream("/bench/" + name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
