package dev.threadkeep.rest.dialect.contextgpt;

import dev.threadkeep.domain.thread.Handling;

/** Who answers the visitor, in ContextGPT's words. */
enum ContextgptMode {
  AI(Handling.AI),
  AGENT(Handling.AGENT),
  HUMAN(Handling.HUMAN);

  private final Handling handling;

  ContextgptMode(Handling handling) {
    this.handling = handling;
  }

  Handling handling() {
    return handling;
  }
}
