package dev.threadkeep.bootstrap.config;

import java.io.Serial;
import java.util.List;

/** Settings that are unknown, malformed or contradict each other, with a line for each. */
public final class SettingsException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final List<String> lines;

  SettingsException(List<String> lines) {
    super(String.join("; ", lines), null, false, false);
    this.lines = List.copyOf(lines);
  }

  public List<String> lines() {
    return lines;
  }
}
