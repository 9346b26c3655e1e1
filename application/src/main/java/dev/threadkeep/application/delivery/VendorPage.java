package dev.threadkeep.application.delivery;

import dev.threadkeep.domain.vendor.ExternalReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of a vendor's threads.
 *
 * @param next how to ask for those that follow; absent at the end
 * @param unreadable how many there were that could not be made out
 * @param oversized further ones, each of which is too large to be listed
 */
public record VendorPage(
    List<VendorThread> threads,
    @Nullable String next,
    int unreadable,
    List<ExternalReference> oversized) {
  public VendorPage {
    threads = List.copyOf(threads);
    oversized = List.copyOf(oversized);
  }

  /** Where none is too large. */
  public VendorPage(List<VendorThread> threads, @Nullable String next, int unreadable) {
    this(threads, next, unreadable, List.of());
  }
}
