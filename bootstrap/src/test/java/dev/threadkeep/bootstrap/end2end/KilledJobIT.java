package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.job.JobId;
import dev.threadkeep.bootstrap.wiring.Storage;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.persistence.Eventually;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} in the middle of a job, and the same command again. */
class KilledJobIT {
  private static final int THREADS = 1_500;
  private static final String TAG = "announced";

  @TempDir Path folder;

  @Test
  void a_job_goes_on_where_it_was_and_does_nothing_twice() throws Exception {
    var storage = TestStorage.fresh(folder);
    var key = Keys.create(storage, "survivors", "threads:write");
    var job = killedInTheMiddle(storage, key);
    assertUnfinished(storage, job);

    try (var service = RunningThreadkeep.on(storage)) {
      var wire = Wire.to(service, key);
      var done = ByFilter.done(wire, job);

      assertThat(done.at("/counts/changed")).isEqualTo(Integer.toString(THREADS));
      assertThat(done.at("/counts/failed")).isEqualTo("0");
      assertThat(ByFilter.versions(wire, TAG)).hasSize(THREADS).containsOnly(2);
      Histories.assertConsistent(storage);
    }
  }

  private static String killedInTheMiddle(TestStorage storage, String key) throws Exception {
    var service = RunningThreadkeep.on(storage);
    try {
      var wire = Wire.to(service, key);
      assertThat(ByFilter.open(wire, THREADS, TAG)).hasSize(THREADS);
      var job = ByFilter.begin(wire, TAG, ByFilter.MESSAGE);
      Eventually.becomesTrue(
          "some are changed", () -> !wire.get(job).at("/counts/changed").equals("0"));
      return job;
    } finally {
      service.kill();
    }
  }

  /** Without a service that would go on with it. */
  private static void assertUnfinished(TestStorage storage, String path) {
    try (var open = Storage.share(storage.settings(), _ -> {})) {
      var organization = open.stores().organizations().all().getFirst().id();
      var job =
          open.stores()
              .jobs()
              .find(
                  Caller.service(organization, new Actor.Policy()),
                  JobId.parse(path.substring(path.lastIndexOf('/') + 1)))
              .orElseThrow();

      assertThat(job.finishedAt()).isNull();
      assertThat(job.progress().changed()).isBetween(1L, THREADS - 1L);
    }
  }
}
