package dev.threadkeep.bootstrap.end2end;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a tour out of a Markdown page: every {@code sh} block behind a line {@code <!-- tour -->}.
 * A command goes on over lines that end with a backslash; the comment lines behind it are what it
 * prints, with {@code …} for whatever is left out.
 */
final class TourParser {
  private static final String MARK = "<!-- tour -->";

  private final List<Stop> stops = new ArrayList<>();
  private final StringBuilder command = new StringBuilder();
  private final StringBuilder printed = new StringBuilder();

  private TourParser() {}

  /** A command and what it prints. */
  record Stop(String command, List<String> fragments) {
    Stop {
      fragments = List.copyOf(fragments);
    }
  }

  static List<Stop> stopsIn(String page) {
    var parser = new TourParser();
    var marked = false;
    var inside = false;
    for (var line : page.lines().toList()) {
      if (inside && line.equals("```")) {
        parser.finishStop();
        inside = false;
      } else if (inside) {
        parser.read(line);
      } else if (line.equals(MARK)) {
        marked = true;
      } else if (marked && line.equals("```sh")) {
        inside = true;
        marked = false;
      } else if (!line.isBlank()) {
        marked = false;
      }
    }
    return List.copyOf(parser.stops);
  }

  private void read(String line) {
    if (line.startsWith("# ")) {
      printed.append(line, 2, line.length()).append('\n');
      return;
    }
    if (command.isEmpty() || !command.toString().endsWith("\\\n")) {
      finishStop();
    }
    if (!line.isBlank()) {
      command.append(line).append('\n');
    }
  }

  private void finishStop() {
    if (!command.isEmpty()) {
      stops.add(new Stop(command.toString().strip(), fragments(printed.toString())));
    }
    command.setLength(0);
    printed.setLength(0);
  }

  private static List<String> fragments(String printed) {
    return List.of(printed.split("…", -1)).stream()
        .map(TourParser::withoutSpace)
        .filter(fragment -> !fragment.isEmpty())
        .toList();
  }

  /** How a page wraps and spaces JSON is its own affair. */
  static String withoutSpace(String text) {
    return text.replaceAll("\\s+", "");
  }
}
