package dev.threadkeep.bootstrap.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to measure.
 *
 * @param launcher the script that starts the packaged service
 * @param connections how many pgbench uses
 * @param clients how many call the service at once, one number after the other
 * @param seconds how long each run takes at most
 * @param rounds how often all is repeated, so that what the machine does meanwhile shows
 * @param warmUpSeconds how long the service is called before the first round
 * @param threads how many open threads stand by for reading
 * @param json where to write the figures for programs
 */
public record BenchPlan(
    Path launcher,
    Set<Subject> subjects,
    int connections,
    List<Integer> clients,
    int seconds,
    int rounds,
    int warmUpSeconds,
    int threads,
    @Nullable Path json) {
  public BenchPlan {
    subjects = Set.copyOf(subjects);
    clients = List.copyOf(clients);
  }

  /** What can be measured. */
  public enum Subject {
    CLOSE,
    READ,
    PAGE,
    BULK
  }
}
