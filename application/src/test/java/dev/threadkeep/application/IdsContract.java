package dev.threadkeep.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.domain.thread.ThreadNumber;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link Ids} must do; each implementation's test implements this. */
public interface IdsContract {
  int MANY = 1_000;

  Ids ids();

  @Test
  default void are_uuids_of_version_7_and_later_ones_are_greater() {
    var uuids = Stream.generate(ids()::next).limit(MANY).toList();

    assertThat(uuids).allMatch(id -> id.version() == 7 && id.variant() == 2);
    assertThat(uuids.stream().map(UUID::toString).toList()).isSorted().doesNotHaveDuplicates();
  }

  @Test
  default void thread_numbers_hardly_ever_come_twice() {
    assertThat(Stream.generate(ids()::nextThreadNumber).limit(MANY).map(ThreadNumber::value))
        .allMatch(number -> number > 0 && number < 1L << 53)
        .doesNotHaveDuplicates();
  }

  @Test
  default void directory_numbers_are_positive_and_not_all_the_same() {
    assertThat(Stream.generate(ids()::nextDirectoryNumber).limit(MANY).distinct())
        .allMatch(number -> number > 0)
        .hasSizeGreaterThan(MANY / 2);
  }

  @Test
  default void secrets_are_letters_and_digits_of_the_length_asked_for() {
    assertThat(Stream.generate(() -> ids().nextSecret(30)).limit(MANY))
        .allMatch(secret -> secret.matches("[0-9A-Za-z]{30}"))
        .doesNotHaveDuplicates();
    assertThat(ids().nextSecret(8)).hasSize(8);
  }
}
