package dev.threadkeep.architecture.broken.vendors.vendors.other;

import dev.threadkeep.architecture.broken.vendors.vendors.acme.AcmeVendor;
import dev.threadkeep.architecture.broken.vendors.vendors.http.SharedByVendors;

final class VendorThatUsesAcme {
  AcmeVendor acme = new AcmeVendor();
  SharedByVendors shared = new SharedByVendors();
}
