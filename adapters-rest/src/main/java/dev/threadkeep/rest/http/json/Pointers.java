package dev.threadkeep.rest.http.json;

import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.stream.Collectors;

/** JSON pointers in URI fragment form (RFC 6901 §6). */
public final class Pointers {

  private Pointers() {}

  /** The pointer to a member of what {@code parent} points to. */
  public static String member(String parent, String name) {
    return parent + fragment(step(name)).substring(1);
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

  private static String fragment(String pointer) {
    try {
      return new URI(null, null, pointer).toASCIIString();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible); // the constructor quotes what it must
    }
  }
}
