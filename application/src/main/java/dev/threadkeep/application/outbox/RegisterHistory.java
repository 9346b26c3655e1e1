package dev.threadkeep.application.outbox;

import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.holding.Effect;
import dev.threadkeep.domain.thread.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a history tells of what vendors would have to know. */
public final class RegisterHistory {
  private RegisterHistory() {}

  /** When the register last came to hold something else, if it ever did. */
  public static Optional<Instant> lastChange(List<RecordedEvent> events, Register register) {
    return events.reversed().stream()
        .filter(
            recorded ->
                Effect.of(recorded.event())
                    .filter(effect -> effect.registers().contains(register))
                    .isPresent())
        .map(RecordedEvent::at)
        .findFirst();
  }
}
