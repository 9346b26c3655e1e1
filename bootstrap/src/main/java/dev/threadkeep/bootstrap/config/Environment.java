package dev.threadkeep.bootstrap.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads variables and collects what is wrong with them, so that all of it is told at once. An empty
 * variable counts as not set, as container files that pass variables on leave them.
 */
final class Environment {
  private final Map<String, String> variables;
  private final List<String> problems = new ArrayList<>();

  Environment(Map<String, String> variables) {
    this.variables =
        variables.entrySet().stream()
            .filter(variable -> !variable.getValue().isBlank())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    refuseUnknown();
    refuseLostLetters();
  }

  private void refuseLostLetters() {
    new TreeMap<>(variables)
        .forEach(
            (name, text) -> {
              if (name.startsWith(Variable.PREFIX) && LostLetters.areIn(text)) {
                problem(LostLetters.complaint(name));
              }
            });
  }

  private void refuseUnknown() {
    new TreeMap<>(variables)
        .keySet().stream()
            .filter(name -> name.startsWith(Variable.PREFIX))
            .filter(name -> !name.startsWith(Variable.TEST_PREFIX))
            .filter(name -> !Variable.isKnown(name))
            .forEach(
                name ->
                    problem(
                        "there is no setting %s; the settings are %s".formatted(name, allNames())));
  }

  private static String allNames() {
    return Arrays.stream(Variable.values())
        .map(Variable::variable)
        .collect(Collectors.joining(", "));
  }

  void problem(String line) {
    problems.add(line);
  }

  /**
   * @throws SettingsException if anything was found wrong
   */
  void requireSound() {
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
  }

  @Nullable String text(Variable variable) {
    var plain = variables.get(variable.variable());
    var file = variable.fileVariable().map(variables::get).orElse(null);
    if (file == null) {
      return plain;
    }
    if (plain != null) {
      problem(
          "%s and %s_FILE are both set; keep one"
              .formatted(variable.variable(), variable.variable()));
      return plain;
    }
    return read(variable.variable() + "_FILE", file);
  }

  private @Nullable String read(String variable, String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException | InvalidPathException _) {
      problem("%s names %s, which cannot be read".formatted(variable, file));
      return null;
    }
  }

  @Nullable Path path(Variable variable) {
    var text = text(variable);
    if (text == null) {
      return null;
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException _) {
      problem("%s is \"%s\", which is no path".formatted(variable.variable(), text));
      return null;
    }
  }

  @Nullable Integer number(Variable variable, int least, int most) {
    var text = text(variable);
    if (text == null) {
      return null;
    }
    try {
      int number = Integer.parseInt(text.strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Told below, as a number out of range is.
    }
    problem(
        "%s is \"%s\"; it must be a number from %d to %d"
            .formatted(variable.variable(), text, least, most));
    return null;
  }

  void requireOneOf(Variable variable, List<String> words) {
    var text = text(variable);
    if (text != null && !words.contains(text)) {
      problem(
          "%s is \"%s\"; it must be %s"
              .formatted(variable.variable(), text, String.join(" or ", words)));
    }
  }

  boolean has(Variable variable) {
    return variables.containsKey(variable.variable())
        || variable.fileVariable().filter(variables::containsKey).isPresent();
  }
}
