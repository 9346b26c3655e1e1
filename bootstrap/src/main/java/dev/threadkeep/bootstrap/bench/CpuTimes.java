package dev.threadkeep.bootstrap.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How much processor time processes have had, where there is a /proc that tells. */
final class CpuTimes {
  private static final Path PROC = Path.of("/proc");

  /** What Linux counts in, on every machine that this runs on. */
  private static final double MICROS_PER_TICK = 10_000;

  private static final int PARENT = 1;
  private static final int USER = 11;
  private static final int CHILDRENS_SYSTEM = 14;

  private CpuTimes() {}

  static boolean known() {
    return Files.isReadable(PROC.resolve("self/stat"));
  }

  /** Of the process, and of its children that have ended. */
  static double micros(long process) {
    var fields = stat(PROC.resolve(String.valueOf(process)));
    return fields == null ? 0 : micros(fields);
  }

  /** Also of the children that run. */
  static double familyMicros(long process) {
    double micros = micros(process);
    try (Stream<Path> all = Files.list(PROC)) {
      for (var each : all.filter(CpuTimes::isProcess).toList()) {
        var fields = stat(each);
        if (fields != null && fields[PARENT].equals(String.valueOf(process))) {
          micros += micros(fields);
        }
      }
    } catch (IOException _) {
      return 0;
    }
    return micros;
  }

  private static boolean isProcess(Path entry) {
    return Character.isDigit(entry.getFileName().toString().charAt(0));
  }

  private static double micros(String[] fields) {
    double ticks = 0;
    for (int field = USER; field <= CHILDRENS_SYSTEM; field++) {
      ticks += Long.parseLong(fields[field]);
    }
    return ticks * MICROS_PER_TICK;
  }

  /** What stands behind the name, which may have spaces; nothing if the process is gone. */
  private static String @Nullable [] stat(Path process) {
    try {
      var line = Files.readString(process.resolve("stat"));
      return line.substring(line.lastIndexOf(')') + 2).split(" ");
    } catch (IOException _) {
      return null;
    }
  }
}
