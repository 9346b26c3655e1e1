package dev.threadkeep.bootstrap.end2end;

import dev.threadkeep.persistence.Eventually;
import dev.threadkeep.vendors.fake.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} at any moment while a load of changes goes on and two vendors are told of them,
 * one call by call and the other many threads at once. The seed that a run prints repeats what is
 * changed, how slow the vendors are, and after how many of their calls the service is killed.
 */
class KilledWhileTellingIT {
  private static final int THREADS = 40;
  private static final int CLIENTS = 8;
  private static final int MOST_CALLS_A_LIFE = 60;
  private static final int MOST_MILLIS_A_CALL = 150;

  private final long seed = System.nanoTime();
  private final SplittableRandom chance = new SplittableRandom(seed);
  private final List<Held> vendors = List.of(new HeldByIntercom(), new HeldByContextgpt());
  private final Lives lives = new Lives(vendors);
  private final List<ChangedThread> threads = new ArrayList<>();
  private TestStorage storage;
  private String key;

  @AfterEach
  void stop() {
    vendors.forEach(Held::close);
  }

  @Test
  void the_promises_are_kept_through_two_kills() throws Exception {
    killAndStartAgain(2);
  }

  @Test
  @Tag("long")
  void and_through_thirty() throws Exception {
    killAndStartAgain(30);
  }

  private void killAndStartAgain(int kills) throws Exception {
    System.out.println("changes and kills by seed " + seed);
    storage = TestStorage.external().with("THREADKEEP_ALLOWED_NETWORKS", "127.0.0.0/8,::1");
    key = Keys.create(storage, "ours", "admin");
    vendors.forEach(held -> held.vendor().faults().by(asked -> late(asked.number())));
    for (int kill = 0; kill < kills; kill++) {
      changedAndKilled();
    }
    try (var service = lives.begin(storage)) {
      var wire = Wire.to(service, key);
      threads.forEach(thread -> thread.askAgain(wire));
      Held.awaitRest(new Client(service.url(), key));

      var promises = new DeliveryPromises(wire, lives);
      threads.forEach(promises::assertKept);
    }
    Histories.assertConsistent(storage);
  }

  private Fault late(int call) {
    var draws = new SplittableRandom(seed + call);
    return new Fault.Late(Duration.ofMillis(draws.nextInt(MOST_MILLIS_A_CALL)));
  }

  private void changedAndKilled() throws Exception {
    var service = lives.begin(storage);
    try {
      var wire = Wire.to(service, key);
      if (threads.isEmpty()) {
        open(new Client(service.url(), key));
      }
      threads.forEach(thread -> thread.askAgain(wire));
      int enough = calls() + 1 + chance.nextInt(MOST_CALLS_A_LIFE);
      try (var load = ChangingLoad.of(CLIENTS, threads, wire, chance)) {
        try {
          Eventually.becomesTrue("calls to the vendors", () -> calls() >= enough);
        } finally {
          service.kill();
        }
        load.awaitEnd();
      }
    } finally {
      service.kill();
    }
  }

  private void open(Client client) {
    vendors.forEach(held -> held.connect(client, held.vendor().url()));
    for (int number = 0; number < THREADS; number++) {
      var held = vendors.get(number % vendors.size());
      var there = String.valueOf(5_000 + number);
      held.open(client, there);
      threads.add(new ChangedThread(held, there, chance.split()));
    }
  }

  private int calls() {
    return vendors.stream().mapToInt(held -> held.vendor().heard().size()).sum();
  }
}
