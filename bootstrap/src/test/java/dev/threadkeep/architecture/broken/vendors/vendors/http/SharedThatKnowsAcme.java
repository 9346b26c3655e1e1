package dev.threadkeep.architecture.broken.vendors.vendors.http;

import dev.threadkeep.architecture.broken.vendors.vendors.acme.AcmeVendor;

final class SharedThatKnowsAcme {
  AcmeVendor acme = new AcmeVendor();
}
