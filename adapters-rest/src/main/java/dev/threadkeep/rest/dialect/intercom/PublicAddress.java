package dev.threadkeep.rest.dialect.intercom;

import io.micronaut.http.HttpHeaders;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a client reaches the service, by what its request, or a proxy before us, says. */
final class PublicAddress {

  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");

  private PublicAddress() {}

  /** Scheme and host; nothing where no host was named that could be one. */
  static String of(HttpHeaders headers) {
    var scheme = first(headers, "X-Forwarded-Proto").filter("https"::equals).orElse("http");
    return first(headers, "X-Forwarded-Host")
        .filter(PublicAddress::isHost)
        .or(() -> first(headers, HttpHeaders.HOST).filter(PublicAddress::isHost))
        .map(host -> scheme + "://" + host)
        .orElse("");
  }

  /** Each proxy on the way adds its own behind a comma. */
  private static Optional<String> first(HttpHeaders headers, String name) {
    return Optional.ofNullable(headers.get(name))
        .flatMap(value -> Arrays.stream(value.split(",", 2)).findFirst())
        .map(String::strip);
  }

  private static boolean isHost(String text) {
    return HOST.matcher(text).matches();
  }
}
