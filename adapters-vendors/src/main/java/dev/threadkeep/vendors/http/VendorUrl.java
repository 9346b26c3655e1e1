package dev.threadkeep.vendors.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts URLs together, so that no id can lead to another route. */
final class VendorUrl {
  private VendorUrl() {}

  /**
   * The URL of a request.
   *
   * @throws IllegalArgumentException if a part of the path would lead elsewhere
   */
  static URI of(String baseUrl, String prefix, Request request) {
    var base = baseUrl.replaceAll("/+$", "");
    var path = request.path().stream().map(VendorUrl::segment).collect(Collectors.joining("/"));
    var query =
        request.query().entrySet().stream()
            .map(VendorUrl::parameter)
            .collect(Collectors.joining("&"));
    return URI.create(
        (base.endsWith(prefix) ? base : base + prefix)
            + "/"
            + path
            + (query.isEmpty() ? "" : "?" + query));
  }

  private static String segment(String text) {
    if (text.isEmpty() || text.equals(".") || text.equals("..")) {
      throw new IllegalArgumentException("\"%s\" is no id that can be asked for".formatted(text));
    }
    return encoded(text);
  }

  private static String parameter(Map.Entry<String, String> parameter) {
    return encoded(parameter.getKey()) + "=" + encoded(parameter.getValue());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
