package dev.threadkeep.domain.thread;

import dev.threadkeep.domain.internal.Texts;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * On which way the conversation is held.
 *
 * @param type {@code sms}, {@code email}, {@code waba}, …: 1 to 64 lower-case letters, digits, -
 *     and _; an open value, since vendors keep inventing channels
 * @param id the channel's id where it has one, at most 255 characters
 * @param from the contact's address on it, at most 255 characters
 * @param to the organization's address on it, at most 255 characters
 */
public record Channel(
    String type, @Nullable String id, @Nullable String from, @Nullable String to) {
  private static final Pattern TYPE = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

  public Channel {
    if (!TYPE.matcher(type).matches()) {
      throw new IllegalArgumentException(
          "a channel's type has 1 to 64 lower-case letters, digits, - and _");
    }
    if (id != null) {
      Texts.present(255, "a channel's id", id);
    }
    if (from != null) {
      Texts.atMost(255, "a channel's from", from);
    }
    if (to != null) {
      Texts.atMost(255, "a channel's to", to);
    }
  }

  /** A channel of which nothing else is known. */
  public static Channel of(String type) {
    return new Channel(type, null, null, null);
  }

  /** The same with this id, or with none. */
  public Channel withId(@Nullable String newId) {
    return new Channel(type, newId, from, to);
  }

  /** The same with this address of the contact's, or with none. */
  public Channel withFrom(@Nullable String newFrom) {
    return new Channel(type, id, newFrom, to);
  }

  /** The same with this address of the organization's, or with none. */
  public Channel withTo(@Nullable String newTo) {
    return new Channel(type, id, from, newTo);
  }
}
