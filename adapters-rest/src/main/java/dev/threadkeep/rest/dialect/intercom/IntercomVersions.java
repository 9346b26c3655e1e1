package dev.threadkeep.rest.dialect.intercom;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads which version of Intercom's API a client speaks. What it then sees is always that of 2.6 to
 * 2.14, which differ in nothing that is served; clients that name an older one are old SDKs, which
 * take it too, but for the way from page to page (see {@link NextPages}). After the key was
 * checked, so that nobody else learns of it.
 */
@ServerFilter(Intercom.BASE + "/**")
@Order(Ordered.LOWEST_PRECEDENCE)
final class IntercomVersions {

  static final String HEADER = "Intercom-Version";

  /** Those that list conversations by numbered pages and their URLs. */
  private static final Set<String> WITH_NUMBERED_PAGES =
      Stream.concat(minors(1, 0, 4), minors(2, 0, 5)).collect(Collectors.toUnmodifiableSet());

  private static final Set<String> WITH_CURSORS =
      minors(2, 6, 14).collect(Collectors.toUnmodifiableSet());

  private static Stream<String> minors(int major, int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(minor -> major + "." + minor);
  }

  @RequestFilter
  void check(HttpRequest<?> request) {
    if (!isServed(request.getHeaders())) {
      throw IntercomFailure.unknownVersion();
    }
  }

  private static boolean isServed(HttpHeaders headers) {
    return named(headers)
        .map(version -> WITH_NUMBERED_PAGES.contains(version) || WITH_CURSORS.contains(version))
        .orElse(true);
  }

  /** Whether the version that a request names goes by numbered pages; empty if it names none. */
  static Optional<Boolean> hasNumberedPages(HttpHeaders headers) {
    return named(headers).map(WITH_NUMBERED_PAGES::contains);
  }

  private static Optional<String> named(HttpHeaders headers) {
    @Nullable String version = headers.get(HEADER);
    return Optional.ofNullable(version).map(String::strip);
  }
}
