package dev.threadkeep.rest.http.dialect;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a vendor writes before the ids of one kind of thing: {@code msg-}. Ids are understood
 * without it, too.
 *
 * @param text empty where the vendor writes nothing
 */
public record IdPrefix(String text) {

  /** Of ids that are written as they are. */
  public static final IdPrefix NONE = new IdPrefix("");

  /** The id as the vendor's clients see it. */
  public String before(Object id) {
    return text + id;
  }

  /** The same id with the prefix where it is written without, and the other way round. */
  public String otherForm(String written) {
    return written.startsWith(text) ? written.substring(text.length()) : text + written;
  }

  /**
   * The id that a client wrote.
   *
   * @param parse throws IllegalArgumentException for what is none
   */
  public <I> Optional<I> read(String written, Function<String, I> parse) {
    try {
      return Optional.of(
          parse.apply(written.startsWith(text) ? written.substring(text.length()) : written));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
