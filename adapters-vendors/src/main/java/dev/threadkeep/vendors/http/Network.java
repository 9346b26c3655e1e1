package dev.threadkeep.vendors.http;

import java.net.InetAddress;
import java.util.regex.Pattern;

/**
 * All addresses that begin with the same bits.
 *
 * @param bits how many
 */
record Network(InetAddress first, int bits) {
  private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");

  /**
   * Reads {@code 10.0.0.0/8}, {@code fd00::/8}, or an address alone.
   *
   * @throws IllegalArgumentException if it is neither
   */
  static Network parse(String text) {
    int slash = text.indexOf('/');
    var address = literal(slash < 0 ? text : text.substring(0, slash), text);
    int most = address.getAddress().length * Byte.SIZE;
    int bits = slash < 0 ? most : bits(text.substring(slash + 1), most, text);
    return new Network(address, bits);
  }

  boolean contains(InetAddress address) {
    byte[] own = first.getAddress();
    byte[] other = address.getAddress();
    if (own.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((own[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  private static InetAddress literal(String literal, String text) {
    if (!LITERAL.matcher(literal).matches()) {
      throw none(text);
    }
    try {
      return InetAddress.ofLiteral(literal);
    } catch (IllegalArgumentException _) {
      throw none(text);
    }
  }

  private static int bits(String digits, int most, String text) {
    try {
      int bits = Integer.parseInt(digits);
      if (bits >= 0 && bits <= most) {
        return bits;
      }
    } catch (NumberFormatException _) {
      // Told below, as a number out of range is.
    }
    throw none(text);
  }

  private static IllegalArgumentException none(String text) {
    return new IllegalArgumentException(
        "\"%s\" is no network such as 10.0.0.0/8 or fd00::/8".formatted(text));
  }
}
