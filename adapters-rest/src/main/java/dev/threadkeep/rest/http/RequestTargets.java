package dev.threadkeep.rest.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** Judges a request's URL as the client wrote it, before anything is repaired or decoded. */
final class RequestTargets {

  static final String TOO_LONG = "The URL is too long.";

  private static final int LONGEST = 4096;

  private RequestTargets() {}

  /** What is wrong with the URL, or nothing. */
  static Optional<String> flaw(String target) {
    if (target.length() > LONGEST) {
      return Optional.of(TOO_LONG);
    }
    if (isPlain(target)) {
      return Optional.empty();
    }
    var decoded = new ByteArrayOutputStream(target.length());
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c <= ' ' || c >= 0x7f) {
        return Optional.of("The URL has a character that must be percent-encoded.");
      }
      if (c == '%') {
        if (!isEscape(target, i)) {
          return Optional.of("The URL has a % that two hexadecimal digits do not follow.");
        }
        decoded.write(HexFormat.fromHexDigits(target, i + 1, i + 3));
        i += 2;
      } else {
        decoded.write(c);
      }
    }
    return flaw(decoded.toByteArray());
  }

  private static Optional<String> flaw(byte[] decoded) {
    for (byte b : decoded) {
      if (b == 0) {
        return Optional.of("The URL contains the character U+0000.");
      }
    }
    try {
      var _ = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(decoded));
      return Optional.empty();
    } catch (CharacterCodingException _) {
      return Optional.of("The URL is not UTF-8 once it is percent-decoded.");
    }
  }

  private static boolean isEscape(String target, int percent) {
    return percent + 2 < target.length()
        && HexFormat.isHexDigit(target.charAt(percent + 1))
        && HexFormat.isHexDigit(target.charAt(percent + 2));
  }

  private static boolean isPlain(String target) {
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c <= ' ' || c >= 0x7f || c == '%') {
        return false;
      }
    }
    return true;
  }
}
