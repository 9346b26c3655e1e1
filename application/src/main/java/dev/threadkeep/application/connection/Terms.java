package dev.threadkeep.application.connection;

import dev.threadkeep.application.connection.ConnectionException.Invalid;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What can be said about a connection, and said differently later.
 *
 * @param name what people call it, 1 to 255 characters
 * @param baseUrl what the vendor's own paths follow
 * @param enabled whether the vendor is to be called
 */
public record Terms(
    String name,
    String baseUrl,
    SealedCredentials credentials,
    ConnectionSettings settings,
    boolean enabled) {
  static final String NAME = "name";
  static final String BASE_URL = "base_url";
  static final String CREDENTIALS = "credentials";
  static final String SETTINGS = "settings";
  static final String ENABLED = "enabled";

  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_URL = 2_000;

  public Terms {
    requireText(NAME, LONGEST_NAME, name);
    requireText(BASE_URL, LONGEST_URL, baseUrl);
  }

  /** The same with other credentials. */
  Terms with(SealedCredentials other) {
    return new Terms(name, baseUrl, other, settings, enabled);
  }

  /** The names of what is different from {@code before}, such as {@code settings.accounts}. */
  List<String> differencesFrom(Terms before) {
    var names = new ArrayList<String>();
    if (!name.equals(before.name)) {
      names.add(NAME);
    }
    if (!baseUrl.equals(before.baseUrl)) {
      names.add(BASE_URL);
    }
    names.addAll(differences(CREDENTIALS, credentials.secrets(), before.credentials.secrets()));
    names.addAll(
        differences(
            SETTINGS,
            ConnectionJson.of(settings).members(),
            ConnectionJson.of(before.settings).members()));
    if (enabled != before.enabled) {
      names.add(ENABLED);
    }
    return List.copyOf(names);
  }

  private static List<String> differences(String where, Map<String, ?> now, Map<String, ?> before) {
    var names = new TreeSet<String>();
    Stream.of(now, before).map(Map::keySet).forEach(names::addAll);
    return names.stream()
        .filter(name -> !Objects.equals(now.get(name), before.get(name)))
        .map(name -> where + "." + name)
        .toList();
  }

  /**
   * Checks a text.
   *
   * @throws Invalid naming {@code place}
   */
  static void requireText(String place, int longest, String text) {
    if (text.isBlank()) {
      throw new Invalid(place, "must not be empty");
    }
    if (text.codePointCount(0, text.length()) > longest) {
      throw new Invalid(place, "must have at most %d characters".formatted(longest));
    }
    if (text.indexOf(0) >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new Invalid(place, "must not contain U+0000 or an unpaired surrogate");
    }
  }
}
