package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.vendors.fake.Fault;
import dev.threadkeep.vendors.fake.SeededFaults;
import dev.threadkeep.vendors.proxy.Disturbance;
import dev.threadkeep.vendors.proxy.FaultyProxy;
import dev.threadkeep.vendors.proxy.SeededDisturbances;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A vendor that fails in every way, a network that does, and a service that is killed: whatever was
 * acknowledged reaches the vendor in its order, or is visibly given up.
 */
class DeliveringThroughOutagesIT {
  private static final int THREADS = 10;
  private static final int CHANGES = 5;

  @TempDir Path folder;

  private final HeldByIntercom held = new HeldByIntercom();
  private TestStorage storage;
  private String key;

  @BeforeEach
  void prepare() {
    storage = TestStorage.fresh(folder).with("THREADKEEP_ALLOWED_NETWORKS", "127.0.0.0/8,::1");
    key = Keys.create(storage, "ours", "admin");
  }

  @AfterEach
  void stop() {
    held.close();
  }

  private Client clientOf(RunningThreadkeep service) {
    return new Client(service.url(), key);
  }

  /**
   * Takes as long as it takes until all is tried again; the outbox's own test has many of these.
   */
  @Tag("long")
  @Test
  void through_faults_of_vendor_and_network_the_promises_are_kept() throws Exception {
    long seed = System.nanoTime();
    System.out.println("changes by seed " + seed);
    var chance = new SplittableRandom(seed);
    held.intercom()
        .faults()
        .by(
            new SeededFaults(
                seed,
                20,
                List.of(
                    Fault.Refusal.tooMany(Duration.ofSeconds(1)),
                    new Fault.Refusal(503),
                    new Fault.FailureAfter(502),
                    new Fault.Garbage(),
                    new Fault.HalfAnswer(),
                    new Fault.Silence(true))));
    var disturbances =
        new SeededDisturbances(
            seed,
            15,
            List.of(
                new Disturbance.ResetBeforeRequest(),
                new Disturbance.ResetAfterRequest(),
                new Disturbance.HalfAnswer(),
                new Disturbance.Late(Duration.ofMillis(200))));
    try (var network = FaultyProxy.before(held.intercom().url(), disturbances);
        var service = RunningThreadkeep.on(storage)) {
      var client = clientOf(service);
      held.connect(client, network.url());
      var threads = new ArrayList<String>();
      for (int number = 0; number < THREADS; number++) {
        threads.add("100" + number);
        held.open(client, "100" + number);
      }

      for (int round = 0; round < CHANGES; round++) {
        for (var there : threads) {
          if (chance.nextBoolean()) {
            held.note(client, there, "note %02d".formatted(round));
          } else if (isClosed(client, there)) {
            held.change(client, there, "reopen", "{}");
          } else {
            held.close(client, there);
          }
        }
      }
      held.intercom().faults().end();
      Held.awaitRest(client);

      threads.forEach(there -> held.assertPromisesKept(client, there));
    }
  }

  private boolean isClosed(Client client, String there) {
    return held.shown(client, there).path("status").asText().equals("closed");
  }

  private void killedInTheMiddleOfCalls() throws Exception {
    var service = RunningThreadkeep.on(storage);
    var client = clientOf(service);
    held.connect(client, held.intercom().url());
    List.of("2001", "2002", "2003", "2004").forEach(there -> held.open(client, there));
    held.intercom()
        .faults()
        .once(asked -> asked.target().contains("2001"), new Fault.Silence(true))
        .once(asked -> asked.target().contains("2002"), new Fault.Silence(true))
        .once(asked -> asked.target().contains("2003"), new Fault.Silence(false));
    held.note(client, "2001", "note 01");
    held.close(client, "2002");
    held.close(client, "2003");
    held.intercom().await(Duration.ofSeconds(20), () -> held.intercom().heard().size() >= 3);
    held.close(client, "2004");
    service.kill();
  }

  @Test
  void after_a_kill_in_the_middle_of_calls_the_promises_are_kept() throws Exception {
    killedInTheMiddleOfCalls();

    try (var service = RunningThreadkeep.on(storage)) {
      var client = clientOf(service);
      Held.awaitRest(client);

      held.threads().forEach(there -> held.assertPromisesKept(client, there));
      var note = held.deliveries(client, "2001").getFirst();
      assertThat(note.path("state").asText()).isEqualTo("parked");
      assertThat(note.at("/attempts/0/outcome").asText()).isEqualTo("unknown");
      assertThat(Held.states(held.deliveries(client, "2002"))).containsOnly("delivered");
      assertThat(Held.states(held.deliveries(client, "2003"))).containsOnly("delivered");
      assertThat(Held.states(held.deliveries(client, "2004"))).containsOnly("delivered");
    }
    Histories.assertConsistent(storage);
  }
}
