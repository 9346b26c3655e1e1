package dev.threadkeep.bootstrap.bench;

import dev.threadkeep.bootstrap.bench.Figure.Cpu;
import org.jspecify.annotations.Nullable;

/** Tells what a run costs the processes that take part. */
final class CpuMeter {
  private final long service;
  private final long postgres;
  private final Cpu before;

  private CpuMeter(long service, long postgres) {
    this.service = service;
    this.postgres = postgres;
    this.before = now();
  }

  static CpuMeter start(long service, long postgres) {
    return new CpuMeter(service, postgres);
  }

  private Cpu now() {
    return new Cpu(
        CpuTimes.micros(ProcessHandle.current().pid()),
        CpuTimes.micros(service),
        CpuTimes.familyMicros(postgres));
  }

  /** For each of so many operations since the start. */
  @Nullable Cpu of(long operations) {
    if (!CpuTimes.known() || operations == 0) {
      return null;
    }
    var after = now();
    return new Cpu(
        (after.client() - before.client()) / operations,
        (after.service() - before.service()) / operations,
        (after.postgres() - before.postgres()) / operations);
  }
}
