package dev.threadkeep.vendors.http;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of a call. */
sealed interface Exchange {

  /**
   * There is an answer, all of it.
   *
   * @param headers by their names in lower case
   */
  record Answered(int status, Map<String, String> headers, String body, Instant at)
      implements Exchange {
    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
  }

  /** The address must not be dialled, and was not. */
  record Forbidden(String detail) implements Exchange {}

  /** Not a byte of the request was written. */
  record Unsent(String detail) implements Exchange {}

  /**
   * The request was written, at least in part, and there is no whole answer.
   *
   * @param status how the answer began, where it did
   * @param beginning as much of the answer as it may have, where it had more; else absent
   */
  record Broken(
      @Nullable Integer status,
      Map<String, String> headers,
      Instant at,
      @Nullable String beginning,
      String detail)
      implements Exchange {
    boolean tooLarge() {
      return beginning != null;
    }
  }
}
