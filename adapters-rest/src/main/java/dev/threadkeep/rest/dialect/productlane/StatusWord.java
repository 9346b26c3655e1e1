package dev.threadkeep.rest.dialect.productlane;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.threadkeep.application.thread.ThreadQuery.StatusName;
import dev.threadkeep.domain.thread.ThreadStatus;
import java.util.Locale;

/** A thread's status as Productlane calls it. */
enum StatusWord {
  @JsonProperty("open")
  OPEN,
  @JsonProperty("snoozed")
  SNOOZED,
  @JsonProperty("done")
  DONE;

  static StatusWord of(ThreadStatus status) {
    return switch (status) {
      case ThreadStatus.Open() -> OPEN;
      case ThreadStatus.Snoozed _ -> SNOOZED;
      case ThreadStatus.Closed _ -> DONE;
    };
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  StatusName toStatus() {
    return switch (this) {
      case OPEN -> StatusName.OPEN;
      case SNOOZED -> StatusName.SNOOZED;
      case DONE -> StatusName.CLOSED;
    };
  }
}
