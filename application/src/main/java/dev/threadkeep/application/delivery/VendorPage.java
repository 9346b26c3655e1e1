package dev.threadkeep.application.delivery;

import dev.threadkeep.domain.vendor.ExternalReference;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Some of a vendor's threads.
 *
 * @param next how to ask for those that follow; absent at the end
 * @param unreadable how many more there were that could not be made out
 * @param oversized further ones, each of which is too large to be listed
 * @param unforeseen yet others, which could not be made out for a reason that nobody foresaw
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

  /** All that it names, whatever could be made out of it. */
  public List<ExternalReference> references() {
    return Stream.of(
            threads.stream().map(VendorThread::reference),
            oversized.stream(),
            unforeseen.stream().map(Unforeseen::reference))
        .flatMap(each -> each)
        .toList();
  }

  /** A thread, and why it could not be made out: a fault of ours. */
  public record Unforeseen(ExternalReference reference, RuntimeException failure) {}
}
