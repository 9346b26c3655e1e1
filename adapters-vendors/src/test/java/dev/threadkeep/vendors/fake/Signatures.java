package dev.threadkeep.vendors.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what is sent, as vendors do. */
final class Signatures {
  private Signatures() {}

  /** In hexadecimal digits. */
  static String hmac(String algorithm, String secret, String text) {
    try {
      var mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
