package dev.threadkeep.rest.http;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** All APIs there are, by path. */
@Singleton
final class Surfaces {

  private final List<ApiSurface> all;
  private final ApiSurface fallback;

  Surfaces(List<ApiSurface> all, ApiSurface fallback) {
    this.all = List.copyOf(all);
    this.fallback = fallback;
  }

  /** Whose path this is, if anyone's. */
  Optional<ApiSurface> owning(String path) {
    for (var surface : all) {
      if (surface.owns(path)) {
        return Optional.of(surface);
      }
    }
    return Optional.empty();
  }

  /** Who answers for this path. */
  ApiSurface answering(String path) {
    return owning(path).orElse(fallback);
  }

  /** What the server must be able to hold in memory for some surface. */
  long largestBody() {
    return all.stream()
        .mapToLong(ApiSurface::largestBody)
        .max()
        .orElse(ApiSurface.USUAL_LARGEST_BODY);
  }
}
