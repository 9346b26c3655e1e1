package dev.threadkeep.application.delivery;

import java.util.List;

/**
 * Driven port: whom this node leaves alone, as it has found them of late. What was found over a
 * connection as it was in an earlier edition counts no more.
 */
public interface RestingVendors {
  /** Those that are left alone just now, for one reason or several. */
  List<Rest> all();
}
