package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

/** Keys as an operator makes them. */
final class Keys {
  private Keys() {}

  static String create(TestStorage storage, String organization, String scopes) {
    return creation(storage, organization, scopes).out().strip();
  }

  /** All that the command said. */
  static Launcher.Ran creation(TestStorage storage, String organization, String scopes) {
    var ran =
        Launcher.run(
            storage.environment(),
            "keys",
            "create",
            "--organization",
            organization,
            "--scopes",
            scopes);
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    return ran;
  }
}
