package dev.threadkeep.rest.http.dialect;

import static dev.threadkeep.domain.thread.fixture.Threads.NUMBER;
import static dev.threadkeep.domain.thread.fixture.Threads.THREAD;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.domain.thread.ThreadNumber;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnIdsTest {

  private static final Dialect PLAIN = Dialect.of("acme", new OwnIds.Plain());
  private static final Dialect PREFIXED = Dialect.of("acme", new OwnIds.Prefixed("thr-"));
  private static final Dialect NUMBERS = Dialect.of("acme", new OwnIds.Numbers());

  @Test
  void a_thread_is_named_by_the_vendors_id_where_there_is_one() {
    var known = aThread().knownAs(new ExternalReference(PLAIN.vendor(), "A-7")).open();

    assertThat(List.of(PLAIN, PREFIXED, NUMBERS))
        .allSatisfy(dialect -> assertThat(dialect.idOf(known)).isEqualTo("A-7"));
  }

  @Test
  void else_by_its_own_in_the_dialects_shape() {
    var thread = aThread().open();

    assertThat(PLAIN.idOf(thread)).isEqualTo(THREAD.toString());
    assertThat(PREFIXED.idOf(thread)).isEqualTo("thr-" + THREAD);
    assertThat(NUMBERS.idOf(thread)).isEqualTo(NUMBER.toString());
  }

  @Test
  void what_is_shown_is_understood() {
    assertThat(PLAIN.locate(THREAD.toString()))
        .isEqualTo(
            new ThreadLocator.InDialect(PLAIN.vendor(), null, THREAD.toString(), THREAD, null));
    assertThat(PREFIXED.locate("thr-" + THREAD))
        .isEqualTo(
            new ThreadLocator.InDialect(
                PLAIN.vendor(), null, "thr-" + THREAD, THREAD.toString(), THREAD, null));
    assertThat(NUMBERS.locate(NUMBER.toString()))
        .isEqualTo(
            new ThreadLocator.InDialect(PLAIN.vendor(), null, NUMBER.toString(), null, NUMBER));
  }

  @Test
  void a_vendor_who_writes_a_prefix_may_leave_it_out() {
    assertThat(new OwnIds.Prefixed("thr-").otherForm("thr-7")).isEqualTo("7");
    assertThat(new OwnIds.Prefixed("thr-").otherForm("7")).isEqualTo("thr-7");
    assertThat(new OwnIds.Plain().otherForm("7")).isNull();
    assertThat(new OwnIds.Numbers().otherForm("7")).isNull();
  }

  @Test
  void a_prefix_may_be_left_out() {
    assertThat(new OwnIds.Prefixed("thr-").threadId(THREAD.toString())).isEqualTo(THREAD);
    assertThat(new OwnIds.Prefixed("thr-").threadId("msg-" + THREAD)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "07", "-7", "9007199254740992", "99999999999999999999", "7x", "٧"})
  void text_that_is_no_number_is_only_a_vendors_id(String text) {
    assertThat(new OwnIds.Numbers().threadNumber(text)).isNull();
  }

  @Test
  void the_largest_number_is_one() {
    assertThat(new OwnIds.Numbers().threadNumber("9007199254740991"))
        .isEqualTo(new ThreadNumber(9_007_199_254_740_991L));
  }
}
