package dev.threadkeep.architecture.broken.named.bootstrap.wiring;

import dev.threadkeep.architecture.broken.named.vendors.http.SharedByVendors;

final class WiringThatNamesNone {
  SharedByVendors shared = new SharedByVendors();
}
