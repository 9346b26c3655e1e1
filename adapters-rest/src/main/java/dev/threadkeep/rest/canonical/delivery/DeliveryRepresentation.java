package dev.threadkeep.rest.canonical.delivery;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.outbox.Attempt;
import dev.threadkeep.application.outbox.Delivery;
import dev.threadkeep.rest.canonical.Words;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A delivery as clients see it. */
@JsonNaming(SnakeCaseStrategy.class)
record DeliveryRepresentation(
    String id,
    String threadId,
    String connectionId,
    String vendor,
    String operation,
    long seq,
    String state,
    List<Tried> attempts,
    @Nullable Instant nextAttemptAt,
    Instant createdAt,
    @Nullable Instant settledAt) {

  /** An attempt as clients see it. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Tried(
      Instant at,
      String outcome,
      @Nullable Integer httpStatus,
      long durationMs,
      @Nullable String detail) {
    static Tried of(Attempt attempt) {
      return new Tried(
          attempt.at(),
          Words.of(attempt.outcome()),
          attempt.httpStatus(),
          attempt.took().toMillis(),
          attempt.detail());
    }
  }

  static DeliveryRepresentation of(Delivery delivery) {
    return new DeliveryRepresentation(
        delivery.id().toString(),
        delivery.thread().toString(),
        delivery.connection().toString(),
        delivery.vendor().name(),
        delivery.operation().word(),
        delivery.sequence(),
        delivery.state().word(),
        delivery.attempts().stream().map(Tried::of).toList(),
        delivery.nextAttemptAt(),
        delivery.createdAt(),
        delivery.settledAt());
  }
}
