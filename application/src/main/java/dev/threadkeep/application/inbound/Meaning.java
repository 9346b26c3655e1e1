package dev.threadkeep.application.inbound;

import dev.threadkeep.domain.thread.ThreadCommand;
import java.util.List;

/** What a register at a vendor comes to here. */
sealed interface Meaning {
  /** It is so here, as far as it can be. */
  record Same() implements Meaning {}

  /** It is otherwise here, and would be so by these commands. */
  record Otherwise(List<ThreadCommand> commands) implements Meaning {
    public Otherwise {
      commands = List.copyOf(commands);
    }

    public Otherwise(ThreadCommand... commands) {
      this(List.of(commands));
    }
  }

  /** Nobody here knows it, for this reason. */
  record Unknown(String why) implements Meaning {}
}
