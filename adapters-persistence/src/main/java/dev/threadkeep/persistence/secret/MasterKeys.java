package dev.threadkeep.persistence.secret;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keys of which the first seals and all open. There may be none. */
public record MasterKeys(List<MasterKey> all) {
  public MasterKeys {
    all = all.stream().distinct().toList();
  }

  public static MasterKeys none() {
    return new MasterKeys(List.of());
  }

  /**
   * Reads keys with white space or commas between them.
   *
   * @throws IllegalArgumentException telling what is wrong, in words that follow their name
   */
  public static MasterKeys parse(String text) {
    var parts = Arrays.stream(text.split("[\\s,]+")).filter(part -> !part.isEmpty()).toList();
    try {
      var keys = new MasterKeys(parts.stream().map(MasterKey::parse).toList());
      if (keys.areNone()) {
        throw new IllegalArgumentException("is empty");
      }
      return keys;
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(
          "%s; it must be 32 bytes in base64, as `openssl rand -base64 32` makes them"
              .formatted(wrong.getMessage()),
          wrong);
    }
  }

  /** A line for each. */
  String reveal() {
    return all.stream().map(key -> key.reveal() + "\n").collect(Collectors.joining());
  }

  public boolean areNone() {
    return all.isEmpty();
  }

  /** The same with another that seals from now on. */
  public MasterKeys behind(MasterKey first) {
    return new MasterKeys(Stream.concat(Stream.of(first), all.stream()).toList());
  }

  /** Only the one that seals. */
  public MasterKeys withoutOlder() {
    return new MasterKeys(all.stream().limit(1).toList());
  }

  Optional<MasterKey> sealing() {
    return all.stream().findFirst();
  }

  Optional<MasterKey> named(String id) {
    return all.stream().filter(key -> key.id().equals(id)).findFirst();
  }
}
