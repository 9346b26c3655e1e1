package dev.threadkeep.bootstrap.end2end;

import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.EnumMap;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A change through any API reads right in all of them. The table of the changes, and of all that
 * each API then shows otherwise than before, is {@code changes-across-dialects.md}.
 */
@OnTheDemo
class ChangesAcrossDialectsIT {
  private static Stage stage;

  @BeforeAll
  static void start(SharedDemo demo) {
    stage = new Stage(demo.service(), demo.keyOf("across", "admin"));
  }

  static Stream<Arguments> changes() {
    return Change.all().stream().map(change -> argumentSet(change.name(), change));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void reads_right_everywhere(Change change) {
    var thread = stage.thread(change.given());
    var before = new EnumMap<View, Shown>(View.class);
    for (var view : View.values()) {
      before.put(view, thread.through(view));
    }

    thread.ask(change.request());

    SoftAssertions.assertSoftly(
        softly ->
            before.forEach(
                (view, former) ->
                    softly
                        .assertThat(thread.through(view).since(former))
                        .as("what %s shows where %s", view, change.name())
                        .isEqualTo(change.shown().get(view))));
  }
}
