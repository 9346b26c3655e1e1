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

/** An export of as many threads as one likes. */
public final class ThreadsFile {
  private static final Instant FIRST = Instant.parse("2026-01-02T00:00:00Z");
  private static final int MINUTES = 6;

  private ThreadsFile() {}

  /** What its threads are like. */
  public enum Shape {
    /** 6 events and 3 messages each, a tag and a vendor's id. */
    USUAL("thread.ndjson"),
    /** 4 events and 2 messages each: a question, its answer and the close. */
    SHORT("short-thread.ndjson");

    private final String template;

    Shape(String template) {
      this.template = template;
    }
  }

  /** Writes one of {@link Shape#USUAL usual} threads. */
  public static void write(Path file, int threads) throws IOException {
    write(file, threads, Shape.USUAL);
  }

  /** Writes it. Every file begins alike, so that a larger one has all that a smaller one has. */
  static void write(Path file, int threads, Shape shape) throws IOException {
    var template = resource(shape.template);
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
