package dev.threadkeep.application.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NodeOrderTest {
  private static final List<UUID> READ =
      LongStream.range(0, 1_000)
          .mapToObj(number -> new UUID(0x01992f7e_0000_7000L, number))
          .toList();

  private static List<UUID> order(long node) {
    return NodeOrder.of(new UUID(0, node)).of(READ, Function.identity());
  }

  @Test
  void goes_through_all_of_it() {
    assertThat(order(1)).containsExactlyInAnyOrderElementsOf(READ);
  }

  @Test
  void is_the_same_for_the_same_node() {
    assertThat(order(1)).isEqualTo(order(1));
  }

  @Test
  void has_two_nodes_choose_mostly_others_of_what_both_have_read() {
    var one = order(1).subList(0, 100);
    var other = order(2).subList(0, 100);

    assertThat(one.stream().filter(other::contains)).hasSizeLessThan(25);
  }
}
