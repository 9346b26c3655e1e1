package dev.threadkeep.rest.canonical.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.directory.DirectoryStore.References;
import dev.threadkeep.application.directory.entry.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryProblemsTest {
  private static final String REVOKE =
      " Revoke each key that still works, and make another for the teammate who is to have it:"
          + " replace_with gives away no keys.";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TEAMMATE | 2 | 1 | 0 | 2 threads are assigned to the teammate, and 1 key belongs to it."
            + REVOKE,
        "TEAMMATE | 1 | 0 | 0 | 1 thread is assigned to the teammate, and 0 keys belong to it.",
        "TEAMMATE | 0 | 3 | 0 | 0 threads are assigned to the teammate, and 3 keys belong to it."
            + REVOKE,
        "TEAM     | 1 | 0 | 0 | 1 thread is assigned to the team.",
        "TEAM     | 2 | 0 | 0 | 2 threads are assigned to the team.",
        "CONTACT  | 1 | 0 | 0 | 1 thread belongs to the contact.",
        "CONTACT  | 2 | 0 | 0 | 2 threads belong to the contact.",
        "COMPANY  | 1 | 0 | 2 | 1 thread belongs to the company, and 2 contacts belong to it.",
        "COMPANY  | 0 | 0 | 1 | 0 threads belong to the company, and 1 contact belongs to it.",
        "TAG      | 1 | 0 | 0 | 1 thread has the tag.",
        "TAG      | 2 | 0 | 0 | 2 threads have the tag.",
        "PROJECT  | 1 | 0 | 0 | 1 thread belongs to the project.",
      })
  void an_entry_in_use_is_told_in_english(
      Kind kind, int threads, int keys, int contacts, String sentence) {
    assertThat(DirectoryProblems.inUse(kind, new References(threads, keys, contacts, false)))
        .hasMessageEndingWith(": " + sentence);
  }

  @Test
  void a_teammate_whom_the_policy_names_is_told_where() {
    assertThat(DirectoryProblems.inUse(Kind.TEAMMATE, new References(0, 1, 0, true)))
        .hasMessageEndingWith(
            ": 0 threads are assigned to the teammate, and 1 key belongs to it. The policy names it"
                + " in escalated_close."
                + REVOKE);
  }
}
