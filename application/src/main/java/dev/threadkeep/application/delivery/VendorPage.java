package dev.threadkeep.application.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of a vendor's threads.
 *
 * @param next how to ask for those that follow; absent at the end
 * @param unreadable how many more there were that could not be made out
 * @param unforeseen yet others, of which that failed for a reason that nobody foresaw
 */
public record VendorPage(
    List<VendorThread> threads,
    @Nullable String next,
    int unreadable,
    List<Unforeseen> unforeseen) {
  public VendorPage {
    threads = List.copyOf(threads);
    unforeseen = List.copyOf(unforeseen);
  }

  /** Where nothing happened that nobody foresaw. */
  public VendorPage(List<VendorThread> threads, @Nullable String next, int unreadable) {
    this(threads, next, unreadable, List.of());
  }

  /** A thread by the vendor's id, and why it could not be made out: a fault of ours. */
  public record Unforeseen(String id, RuntimeException failure) {}
}
