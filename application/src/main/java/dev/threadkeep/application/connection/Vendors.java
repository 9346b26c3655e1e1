package dev.threadkeep.application.connection;

import dev.threadkeep.application.connection.ConnectionException.Invalid;
import dev.threadkeep.application.delivery.Capabilities;
import dev.threadkeep.application.delivery.VendorBackend;
import dev.threadkeep.domain.vendor.Vendor;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The vendors that can be connected to. */
public final class Vendors {
  private final List<VendorBackend> backends;

  public Vendors(Collection<VendorBackend> backends) {
    this.backends =
        backends.stream().sorted(Comparator.comparing(backend -> backend.vendor().name())).toList();
  }

  /** In the order of their names. */
  public List<VendorBackend> all() {
    return backends;
  }

  /**
   * The vendor of this name, for a new connection.
   *
   * @throws Invalid naming those there are, if it is none of them
   */
  VendorBackend named(String name) {
    return backends.stream()
        .filter(backend -> backend.vendor().name().equals(name))
        .findFirst()
        .orElseThrow(() -> new Invalid("vendor", "must be one of " + names()));
  }

  /** What a vendor can do; nothing for one that cannot be called. */
  public Optional<Capabilities> capabilities(Vendor vendor) {
    return backends.stream()
        .filter(backend -> backend.vendor().equals(vendor))
        .map(VendorBackend::capabilities)
        .findFirst();
  }

  /** The backend of a vendor that a connection was made to. */
  public VendorBackend of(Vendor vendor) {
    return named(vendor.name());
  }

  private String names() {
    return backends.stream()
        .map(backend -> backend.vendor().name())
        .collect(Collectors.joining(", "));
  }
}
