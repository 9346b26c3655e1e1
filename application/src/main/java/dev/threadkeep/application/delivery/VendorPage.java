package dev.threadkeep.application.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of a vendor's threads.
 *
 * @param next how to ask for those that follow; absent at the end
 * @param unreadable how many there were that could not be made out
 */
public record VendorPage(List<VendorThread> threads, @Nullable String next, int unreadable) {
  public VendorPage {
    threads = List.copyOf(threads);
  }
}
