package dev.threadkeep.application.transfer;

import dev.threadkeep.domain.json.JsonValue.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Out-port: the lines of what is imported, one after the other. Empty lines are passed over, but
 * counted.
 */
public interface RecordSource {

  /** The next line; absent behind the last. */
  @Nullable Line next();

  /** A line that is not empty. */
  sealed interface Line {
    /** Counted from 1. */
    long number();

    /** A JSON object. */
    record Parsed(long number, JsonObject object) implements Line {}

    /**
     * Something else.
     *
     * @param why for people, as the end of a sentence that begins with the line
     */
    record Broken(long number, String why) implements Line {}
  }
}
