package dev.threadkeep.bootstrap.cli;

import dev.threadkeep.bootstrap.bench.BenchPlan;
import dev.threadkeep.bootstrap.bench.BenchPlan.Subject;
import dev.threadkeep.bootstrap.bench.Benchmark;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures the service beside PostgreSQL's own benchmark. */
@Command(
    name = "bench",
    description =
        "Measures closes and reads over HTTP beside pgbench doing the same, in turns, on a PostgreSQL"
            + " cluster of its own. Takes a few minutes; uses no data of yours.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class BenchCommand implements Runnable {
  /** Set by the launcher. */
  private static final String LAUNCHER = "threadkeep.launcher";

  private static final int MANY_THREADS = 100_000;
  private static final int FEWER_THREADS = 10_000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--what",
      split = ",",
      paramLabel = "SUBJECT",
      defaultValue = "close,read,page,bulk",
      description = "What to measure: ${COMPLETION-CANDIDATES}; all unless told otherwise.")
  private List<Subject> subjects;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "5",
      description = "How long each run takes; ${DEFAULT-VALUE} unless told otherwise.")
  private int seconds;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "How often all is measured; ${DEFAULT-VALUE} unless told otherwise.")
  private int rounds;

  @Option(
      names = "--connections",
      paramLabel = "N",
      defaultValue = "16",
      description = "How many connections pgbench has; ${DEFAULT-VALUE} unless told otherwise.")
  private int connections;

  @Option(
      names = "--clients",
      split = ",",
      paramLabel = "N",
      defaultValue = "16,64",
      description = "How many call the service at once; ${DEFAULT-VALUE} unless told otherwise.")
  private List<Integer> clients;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "15",
      description =
          "How long the service is called before; ${DEFAULT-VALUE} unless told otherwise.")
  private int warmUp;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "How many threads to read from, to move or to tell a vendor of; 100000 unless told"
              + " otherwise, with --deliveries 10000.")
  private @Nullable Integer threads;

  @Option(
      names = "--starts",
      description = "Measures how long starts take instead: --rounds of each kind, in turns.")
  private boolean starts;

  @Option(names = "--transfer", description = "Measures import and export of --threads instead.")
  private boolean transfer;

  @Option(
      names = "--sweep",
      description =
          "Measures how fast --threads that are due at once are woken instead, and what --clients"
              + " that close threads meanwhile feel of it.")
  private boolean sweep;

  @Option(
      names = "--deliveries",
      description =
          "Measures instead how fast a vendor is told of ten changes of each of --threads that have"
              + " piled up, and what four vendors feel of a fifth that does not answer.")
  private boolean deliveries;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Where to write the figures of each run for programs.")
  private @Nullable Path json;

  @Override
  public void run() {
    requireWithin("--seconds", seconds, 300);
    requireWithin("--rounds", rounds, 50);
    requireWithin("--connections", connections, 90);
    requireWithin("--warm-up", warmUp, 300);
    requireWithin("--threads", threads(), 10_000_000);
    clients.forEach(number -> requireWithin("--clients", number, 1_000));
    requireAny("--clients", clients);
    requireAny("--what", subjects);
    var launcher = System.getProperty(LAUNCHER);
    if (launcher == null) {
      throw wrong("run ./threadkeep bench in the source folder");
    }
    var out = spec.commandLine().getOut();
    var err = spec.commandLine().getErr();
    var plan =
        new BenchPlan(
            Path.of(launcher),
            EnumSet.copyOf(subjects),
            connections,
            clients,
            seconds,
            rounds,
            warmUp,
            threads(),
            json);
    var benchmark = new Benchmark(plan, err::println);
    if (Stream.of(starts, sweep, transfer, deliveries).filter(asked -> asked).count() > 1) {
      throw wrong("--starts, --sweep, --transfer and --deliveries are measured one at a time");
    }
    if (starts) {
      out.print(benchmark.starts());
    } else if (sweep) {
      out.print(benchmark.sweeps());
    } else if (transfer) {
      out.print(benchmark.transfers());
    } else if (deliveries) {
      out.print(benchmark.deliveries());
    } else {
      out.print(benchmark.run());
    }
    out.flush();
  }

  private int threads() {
    if (threads != null) {
      return threads;
    }
    return deliveries ? FEWER_THREADS : MANY_THREADS;
  }

  private void requireWithin(String option, int value, int most) {
    if (value < 1 || value > most) {
      throw wrong("%s is %d; it must be from 1 to %d".formatted(option, value, most));
    }
  }

  private void requireAny(String option, List<?> values) {
    if (values.isEmpty()) {
      throw wrong(option + " must name at least one");
    }
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
