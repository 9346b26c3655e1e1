package dev.threadkeep.application.outbox;

import java.time.Instant;
import java.util.UUID;

/**
 * The right to work on streams alone, until it ends.
 *
 * @param token tells this lease from every other; who comes with another may settle nothing
 */
public record Lease(UUID token, Instant until) {
  /** The same for longer. */
  Lease until(Instant later) {
    return new Lease(token, later);
  }
}
