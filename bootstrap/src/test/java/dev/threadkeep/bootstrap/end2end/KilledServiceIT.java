package dev.threadkeep.bootstrap.end2end;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} under a load of closes, and the same command again. */
class KilledServiceIT {
  private static final int CLIENTS = 16;
  private static final int CLOSES_A_ROUND = 60;

  @TempDir Path folder;

  @Test
  void every_acknowledged_close_survives_four_kills() throws Exception {
    killAndStartAgain(4);
  }

  @Test
  @Tag("long")
  void and_a_hundred() throws Exception {
    killAndStartAgain(100);
  }

  private void killAndStartAgain(int rounds) throws Exception {
    var storage = TestStorage.fresh(folder);
    var key = Keys.create(storage, "survivors", "threads:write");
    var acknowledged = List.<String>of();
    for (int round = 0; round < rounds; round++) {
      acknowledged = checkedAndKilled(storage, key, acknowledged);
    }
    try (var service = RunningThreadkeep.on(storage)) {
      ClosingLoad.assertClosed(Wire.to(service, key), acknowledged);
      Histories.assertConsistent(storage);
    }
  }

  private static List<String> checkedAndKilled(
      TestStorage storage, String key, List<String> acknowledgedBefore) throws Exception {
    var service = RunningThreadkeep.on(storage);
    try {
      var wire = Wire.to(service, key);
      // Before the load, which would else be there for ever longer.
      ClosingLoad.assertClosed(wire, acknowledgedBefore);
      return killedUnderLoad(service, wire);
    } finally {
      service.kill();
    }
  }

  private static List<String> killedUnderLoad(RunningThreadkeep service, Wire wire)
      throws Exception {
    try (var load = ClosingLoad.of(CLIENTS, wire)) {
      load.awaitMore(CLOSES_A_ROUND);
      service.kill();
      load.finish();
      return load.acknowledged();
    }
  }
}
