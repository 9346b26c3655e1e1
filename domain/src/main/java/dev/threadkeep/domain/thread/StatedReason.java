package dev.threadkeep.domain.thread;

import dev.threadkeep.domain.internal.Texts;
import dev.threadkeep.domain.party.Through;

/**
 * What a dialect literally said as the reason of a close, so that it can give it back verbatim.
 *
 * @param text at most 10,000 characters, possibly empty
 */
public record StatedReason(Through dialect, String text) {
  public StatedReason {
    Texts.atMost(10_000, "a reason", text);
  }
}
