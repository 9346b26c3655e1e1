package dev.threadkeep.vendors.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.application.delivery.Hook;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What vendors prove with that a webhook is theirs, compared in a time that tells nothing. */
public final class HookProof {
  private HookProof() {}

  /** Whether {@code signature} is the HMAC of these parts in hexadecimal digits. */
  public static boolean isSigned(
      Algorithm algorithm, String secret, String signature, byte[]... parts) {
    return isSame(
        HexFormat.of().formatHex(hmac(algorithm, secret, parts)),
        signature.toLowerCase(Locale.ROOT));
  }

  /** Whether both are the same text. */
  public static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  /** What the body says; nothing where it is no JSON. */
  public static JsonNode said(Hook hook) {
    return Json.read(hook.text()).orElseGet(Json::nothing);
  }

  /** What vendors sign with. */
  public enum Algorithm {
    SHA1("HmacSHA1"),
    SHA256("HmacSHA256");

    private final String javaName;

    Algorithm(String javaName) {
      this.javaName = javaName;
    }
  }

  private static byte[] hmac(Algorithm algorithm, String secret, byte[]... parts) {
    try {
      var mac = Mac.getInstance(algorithm.javaName);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm.javaName));
      for (var part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has " + algorithm.javaName, missing);
    }
  }
}
