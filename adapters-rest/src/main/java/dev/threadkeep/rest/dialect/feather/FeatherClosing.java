package dev.threadkeep.rest.dialect.feather;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.threadkeep.domain.thread.ReasonChoice;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.rest.http.failure.Field;
import dev.threadkeep.rest.http.json.Patch;
import org.jspecify.annotations.Nullable;

/**
 * The body of Feather's close. Its schema is open, so that fields unknown to it are no errors.
 *
 * @param reason free text; may be left out, but not null
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record FeatherClosing(Patch<String> reason) {

  /** Closes strictly: Feather's close is of an active thread. */
  static ThreadCommand command(@Nullable FeatherClosing given) {
    return new ThreadCommand.Close(
        given == null ? new ReasonChoice.Unnamed() : given.choice(), null, false);
  }

  private ReasonChoice choice() {
    return switch (reason) {
      case Patch.Absent<String>() -> new ReasonChoice.Unnamed();
      case Patch.Null<String>() -> throw Field.invalid("#/reason", "must be a string");
      case Patch.Value<String>(var text) ->
          Field.of("#/reason", () -> new ReasonChoice.Stated(text));
    };
  }
}
