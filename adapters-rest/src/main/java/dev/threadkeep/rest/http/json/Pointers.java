package dev.threadkeep.rest.http.json;

import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** JSON pointers in URI fragment form (RFC 6901 §6). */
public final class Pointers {

  /** What a fragment has as it is, of ASCII (RFC 3986 §3.5); all else is written as octets. */
  private static final String PLAIN =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+,;=:@/?";

  private static final HexFormat OCTETS = HexFormat.of().withUpperCase();

  private Pointers() {}

  /** The pointer to a member of what {@code parent} points to. */
  public static String member(String parent, String name) {
    return parent + fragment(step(name)).substring(1);
  }

  /**
   * The names of the members, and the places of the items, that one of our pointers leads through,
   * as the client wrote them; none for the whole body.
   */
  public static List<String> names(String pointer) {
    return Arrays.stream(pointer.substring(1).split("/", -1)).skip(1).map(Pointers::name).toList();
  }

  static String to(JsonStreamContext context) {
    return fragment(context.pathAsPointer().toString());
  }

  static String to(List<JsonMappingException.Reference> path) {
    return fragment(path.stream().map(Pointers::step).collect(Collectors.joining()));
  }

  private static String step(JsonMappingException.Reference reference) {
    var name = reference.getFieldName();
    return name == null ? "/" + reference.getIndex() : step(name);
  }

  private static String step(String name) {
    return "/" + name.replace("~", "~0").replace("/", "~1");
  }

  private static String name(String step) {
    var plus = step.replace("+", "%2B"); // which forms alone, and not URIs, take for a space
    return URLDecoder.decode(plus, StandardCharsets.UTF_8).replace("~1", "/").replace("~0", "~");
  }

  /** By hand: java.net.URI would compose letters and their accents, which makes another name. */
  private static String fragment(String pointer) {
    var fragment = new StringBuilder("#");
    for (byte octet : pointer.getBytes(StandardCharsets.UTF_8)) {
      if (PLAIN.indexOf(octet) >= 0) {
        fragment.append((char) octet);
      } else {
        fragment.append('%').append(OCTETS.toHexDigits(octet));
      }
    }
    return fragment.toString();
  }
}
