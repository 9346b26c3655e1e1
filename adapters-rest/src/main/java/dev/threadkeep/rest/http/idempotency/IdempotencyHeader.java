package dev.threadkeep.rest.http.idempotency;

import dev.threadkeep.application.idempotency.Claim;
import dev.threadkeep.application.idempotency.Fingerprint;
import dev.threadkeep.application.idempotency.IdempotencyKey;
import dev.threadkeep.rest.http.failure.ApiException;
import dev.threadkeep.rest.http.parameter.QueryParameters;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The header by which a client calls a request by a name of its own. */
public final class IdempotencyHeader {

  public static final String NAME = "Idempotency-Key";

  /**
   * A string as structured fields have it (RFC 8941, section 3.3.3). The repetition gives nothing
   * back: one that could would take a frame of the stack for each character.
   */
  private static final Pattern QUOTED =
      Pattern.compile("\"((?:[\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]|\\\\[\"\\\\])*+)\"");

  /** No comma: behind one another header's value would begin. */
  private static final Pattern BARE = Pattern.compile("[\\x21-\\x7e&&[^\",\\\\]]*");

  private IdempotencyHeader() {}

  /**
   * What a request with this body claims.
   *
   * @throws ApiException naming the header, if it has no key
   */
  public static Claim claim(HttpRequest<?> request, byte[] body) {
    return new Claim(key(request.getHeaders()), fingerprint(request, body));
  }

  static IdempotencyKey key(HttpHeaders headers) {
    var values = headers.getAll(NAME);
    if (values.size() != 1) {
      throw QueryParameters.bad(NAME, "must be given once");
    }
    var text = text(values.getFirst());
    try {
      return new IdempotencyKey(text);
    } catch (IllegalArgumentException refused) {
      throw QueryParameters.bad(NAME, String.valueOf(refused.getMessage()));
    }
  }

  private static String text(String value) {
    var quoted = QUOTED.matcher(value);
    if (quoted.matches()) {
      return quoted.group(1).replaceAll("\\\\(.)", "$1");
    }
    if (BARE.matcher(value).matches()) {
      return value;
    }
    throw QueryParameters.bad(
        NAME,
        "must be a string of ASCII characters in double quotes or, without them, visible ASCII"
            + " characters other than the comma, the backslash and the double quote");
  }

  private static Fingerprint fingerprint(HttpRequest<?> request, byte[] body) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      var line = request.getMethodName() + " " + request.getUri() + "\n";
      sha256.update(line.getBytes(StandardCharsets.UTF_8));
      return new Fingerprint(HexFormat.of().formatHex(sha256.digest(body)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every JDK has this algorithm
    }
  }
}
