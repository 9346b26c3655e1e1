package dev.threadkeep.rest.http.parameter;

import dev.threadkeep.rest.http.failure.ApiException;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns a place in a list into text that only we can have written, and back.
 *
 * <p>A cursor is bound to the list that it was made for and to the organization: handed to another
 * it is refused like a tampered one. What it says is signed, not hidden.
 */
@Singleton
public final class Cursors {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SIGNATURE_BYTES = 32;

  private final SecretKeySpec key;

  Cursors(CursorKey key) {
    this.key = new SecretKeySpec(key.bytes(), ALGORITHM);
  }

  /**
   * The cursor for {@code place}.
   *
   * @param purpose which list, filters and order included
   */
  public String write(String purpose, UUID organizationId, byte[] place) {
    var token =
        ByteBuffer.allocate(SIGNATURE_BYTES + place.length)
            .put(signature(purpose, organizationId, place))
            .put(place);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
  }

  /**
   * The place that {@code cursor} was made for.
   *
   * @throws ApiException with the bad parameter {@code cursor}, if it is not one that we made for
   *     this list and organization
   */
  public byte[] read(String purpose, UUID organizationId, String cursor) {
    var token = decode(cursor);
    if (token.length < SIGNATURE_BYTES) {
      throw refused();
    }
    var signature = Arrays.copyOf(token, SIGNATURE_BYTES);
    var place = Arrays.copyOfRange(token, SIGNATURE_BYTES, token.length);
    if (!MessageDigest.isEqual(signature, signature(purpose, organizationId, place))) {
      throw refused();
    }
    return place;
  }

  private static byte[] decode(String cursor) {
    try {
      return Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException _) {
      throw refused();
    }
  }

  private byte[] signature(String purpose, UUID organizationId, byte[] place) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      var list = purpose.getBytes(StandardCharsets.UTF_8);
      // With its length in front no purpose can run into what follows it.
      mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, list.length));
      mac.update(list);
      mac.update(
          ByteBuffer.allocate(2 * Long.BYTES)
              .putLong(0, organizationId.getMostSignificantBits())
              .putLong(Long.BYTES, organizationId.getLeastSignificantBits()));
      return mac.doFinal(place);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible); // every JDK has this algorithm
    }
  }

  private static ApiException refused() {
    return QueryParameters.bad("cursor", "is not a cursor that this list gave out");
  }
}
