package dev.threadkeep.bootstrap.config;

import java.util.Locale;

/** How log events look on standard error; {@code logback.xml} has an appender for each. */
enum LogFormat {
  TEXT,
  JSON;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
