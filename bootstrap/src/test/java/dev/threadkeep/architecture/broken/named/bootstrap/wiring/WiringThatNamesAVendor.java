package dev.threadkeep.architecture.broken.named.bootstrap.wiring;

import dev.threadkeep.architecture.broken.named.vendors.acme.AcmeVendor;

final class WiringThatNamesAVendor {
  AcmeVendor acme = new AcmeVendor();
}
