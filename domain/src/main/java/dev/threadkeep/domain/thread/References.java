package dev.threadkeep.domain.thread;

import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * By what ids vendors know a thread: at most one for each vendor. No thread is given more than
 * {@link #MOST}; what was kept before there was a bound may hold more.
 */
public record References(Map<Vendor, ExternalReference> byVendor) {

  /** Far more vendors than anybody has, and few enough to copy with every change. */
  public static final int MOST = 32;

  private static final References NONE = new References(Map.of());

  public References {
    byVendor.forEach(
        (vendor, reference) -> {
          if (!vendor.equals(reference.vendor())) {
            throw new IllegalArgumentException(
                "a reference to %s stands under %s".formatted(reference.vendor(), vendor));
          }
        });
    byVendor = Map.copyOf(byVendor);
  }

  public static References none() {
    return NONE;
  }

  /**
   * These references, each under its vendor.
   *
   * @throws IllegalArgumentException if two name the same vendor
   */
  public static References of(Collection<ExternalReference> references) {
    return new References(
        references.stream()
            .collect(
                Collectors.toMap(
                    ExternalReference::vendor,
                    Function.identity(),
                    (one, other) -> {
                      throw new IllegalArgumentException(
                          "two references to %s".formatted(one.vendor()));
                    })));
  }

  public Optional<ExternalReference> to(Vendor vendor) {
    return Optional.ofNullable(byVendor.get(vendor));
  }

  /** All of them, in the order of the vendors' names. */
  public List<ExternalReference> all() {
    var sorted = new TreeMap<String, ExternalReference>();
    byVendor.values().forEach(reference -> sorted.put(reference.vendor().name(), reference));
    return List.copyOf(sorted.values());
  }

  boolean areFull() {
    return byVendor.size() >= MOST;
  }

  References with(ExternalReference reference) {
    var next = new LinkedHashMap<>(byVendor);
    next.put(reference.vendor(), reference);
    return new References(next);
  }

  References without(Vendor vendor) {
    var next = new LinkedHashMap<>(byVendor);
    next.remove(vendor);
    return new References(next);
  }
}
