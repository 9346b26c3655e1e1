package dev.threadkeep.rest.http.key;

import io.micronaut.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The headers in which the APIs expect a key. */
public final class PresentedKeys {

  /** The header that most vendors take a key in. */
  public static final String API_KEY = "X-API-Key";

  private PresentedKeys() {}

  /** The whole value of a header such as {@code X-API-Key}. */
  public static Optional<String> header(HttpHeaders headers, String name) {
    return Optional.ofNullable(headers.get(name)).map(String::strip).filter(key -> !key.isEmpty());
  }

  /** {@code Authorization: Bearer}. */
  public static Optional<String> bearer(HttpHeaders headers) {
    return credentials(headers, "Bearer");
  }

  /**
   * The user name of {@code Authorization: Basic}, where a client sends its key as {@code key:}.
   */
  public static Optional<String> basicUser(HttpHeaders headers) {
    return credentials(headers, "Basic").flatMap(PresentedKeys::userOf);
  }

  private static Optional<String> credentials(HttpHeaders headers, String scheme) {
    return header(headers, HttpHeaders.AUTHORIZATION)
        .filter(value -> value.regionMatches(true, 0, scheme + " ", 0, scheme.length() + 1))
        .map(value -> value.substring(scheme.length() + 1).strip())
        .filter(key -> !key.isEmpty());
  }

  private static Optional<String> userOf(String encoded) {
    try {
      var decoded = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = decoded.indexOf(':');
      return Optional.of(colon < 0 ? decoded : decoded.substring(0, colon))
          .filter(user -> !user.isEmpty());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
