package dev.threadkeep.application.delivery;

import dev.threadkeep.domain.vendor.ExternalReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of a vendor's threads.
 *
 * @param next how to ask for those that follow; absent at the end
 * @param unreadable how many more there were that could not be made out
 * @param oversized further ones, each of which is too large to be listed
 * @param unforeseen yet others, of which that failed for a reason that nobody foresaw
 */
public record VendorPage(
    List<VendorThread> threads,
    @Nullable String next,
    int unreadable,
    List<ExternalReference> oversized,
    List<Unforeseen> unforeseen) {
  public VendorPage {
    threads = List.copyOf(threads);
    oversized = List.copyOf(oversized);
    unforeseen = List.copyOf(unforeseen);
  }

  /** Where all that is more could not be made out. */
  public VendorPage(List<VendorThread> threads, @Nullable String next, int unreadable) {
    this(threads, next, unreadable, List.of(), List.of());
  }

  /** A thread by the vendor's id, and why it could not be made out: a fault of ours. */
  public record Unforeseen(String id, RuntimeException failure) {}
}
