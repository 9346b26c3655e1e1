package dev.threadkeep.rest.dialect.intercom;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads which version of Intercom's API a client speaks. What it then sees is always that of 2.6 to
 * 2.14, which differ in nothing that is served; clients that name an older one are old SDKs, which
 * take it too. After the key was checked, so that nobody else learns of it.
 */
@ServerFilter(Intercom.BASE + "/**")
@Order(Ordered.LOWEST_PRECEDENCE)
final class IntercomVersions {

  static final String HEADER = "Intercom-Version";

  private static final Set<String> SERVED =
      Stream.concat(
              IntStream.rangeClosed(0, 4).mapToObj(minor -> "1." + minor),
              IntStream.rangeClosed(0, 14).mapToObj(minor -> "2." + minor))
          .collect(Collectors.toUnmodifiableSet());

  @RequestFilter
  void check(HttpRequest<?> request) {
    if (!isServed(request.getHeaders())) {
      throw IntercomFailure.unknownVersion();
    }
  }

  private static boolean isServed(HttpHeaders headers) {
    @Nullable String version = headers.get(HEADER);
    return version == null || SERVED.contains(version.strip());
  }
}
