package dev.threadkeep.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.Ids;
import dev.threadkeep.application.IdsContract;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RandomIdsTest implements IdsContract {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final int MANY = 20_000;

  private final RandomIds ids = new RandomIds(InstantSource.fixed(NOON), new Random(7));

  @Override
  public Ids ids() {
    return ids;
  }

  @Test
  void tell_their_time() {
    assertThat(ids.next().getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
  }

  @Test
  void grow_even_where_the_clock_stands() {
    var texts = Stream.generate(ids::next).limit(MANY).map(UUID::toString).toList();

    assertThat(texts).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void grow_even_where_the_clock_goes_back() {
    var times = List.of(NOON, NOON.minusSeconds(60), NOON.plusSeconds(1)).iterator();
    var jumping = new RandomIds(times::next, new Random(7));

    var texts = Stream.generate(jumping::next).limit(3).map(UUID::toString).toList();

    assertThat(texts).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void are_not_given_twice_to_threads_at_once() throws Exception {
    var all = new ArrayList<UUID>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<List<UUID>> some = () -> Stream.generate(ids::next).limit(MANY / 10).toList();
      for (var part : threads.invokeAll(IntStream.range(0, 10).mapToObj(_ -> some).toList())) {
        all.addAll(part.get());
      }
    }

    assertThat(all).hasSize(MANY).doesNotHaveDuplicates();
  }
}
