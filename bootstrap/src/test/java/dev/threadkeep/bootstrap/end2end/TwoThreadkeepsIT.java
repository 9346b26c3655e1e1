package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A service whose vendors are another one: whatever is asked through a dialect of the first becomes
 * so at the second. What is asked is in {@code two-threadkeeps.md}.
 */
@OnTheDemo
class TwoThreadkeepsIT {
  private static final List<String> APIS =
      List.of("feather", "contactship", "intercom", "productlane", "contextgpt");

  private static RunningThreadkeep here;
  private static Twins twins;

  @BeforeAll
  static void start(SharedDemo demo, @TempDir Path folder) {
    var storage = TestStorage.fresh(folder).with("THREADKEEP_ALLOWED_NETWORKS", "127.0.0.0/8,::1");
    here = RunningThreadkeep.on(storage);
    var there = demo.service();
    var keyThere = demo.keyOf("vendors", "admin");
    twins =
        new Twins(
            Wire.to(here, Keys.create(storage, "customer", "admin")),
            Wire.to(there, keyThere),
            there.url(),
            keyThere);
  }

  @AfterAll
  static void stop() {
    here.close();
  }

  static Stream<Arguments> pairs() {
    return APIS.stream().flatMap(api -> APIS.stream().map(vendor -> arguments(api, vendor)));
  }

  @ParameterizedTest
  @CsvSource({
    "feather,feather",
    "contactship,contactship",
    "intercom,productlane",
    "productlane,intercom",
    "contextgpt,contextgpt"
  })
  void what_is_asked_through_a_dialect_becomes_so_at_the_vendor(String api, String vendor)
      throws Exception {
    tellAll(api, vendor);
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("pairs")
  void whichever_dialect_and_vendor_these_are(String api, String vendor) throws Exception {
    tellAll(api, vendor);
  }

  private static void tellAll(String api, String vendor) throws Exception {
    var thread = twins.thread(vendor);
    var possible =
        Told.through(api).stream().filter(told -> told.fits(twins.vendor(vendor))).toList();
    assertThat(possible).isNotEmpty();

    for (var told : possible) {
      thread.tell(told);
    }
  }
}
