package dev.threadkeep.bootstrap.bench;

import org.jspecify.annotations.Nullable;

/**
 * What one run came to.
 *
 * @param cpu where the machine tells it
 */
record Figure(
    long operations, double seconds, double p50Millis, double p99Millis, @Nullable Cpu cpu) {

  double rate() {
    return operations / seconds;
  }

  /** Microseconds of processor time for each operation. */
  record Cpu(double client, double service, double postgres) {
    double total() {
      return client + service + postgres;
    }
  }
}
