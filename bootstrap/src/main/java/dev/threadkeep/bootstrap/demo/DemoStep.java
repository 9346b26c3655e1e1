package dev.threadkeep.bootstrap.demo;

import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.thread.ThreadCommand;
import java.time.Instant;
import java.util.List;

/** What somebody did to a thread at some time, in one request. */
record DemoStep(Instant at, Actor by, Through through, List<ThreadCommand> commands) {
  DemoStep {
    commands = List.copyOf(commands);
  }
}
