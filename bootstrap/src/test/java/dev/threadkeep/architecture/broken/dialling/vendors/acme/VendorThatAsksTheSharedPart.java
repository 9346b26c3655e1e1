package dev.threadkeep.architecture.broken.dialling.vendors.acme;

import dev.threadkeep.architecture.broken.dialling.vendors.http.SharedThatDials;

final class VendorThatAsksTheSharedPart {
  SharedThatDials shared = new SharedThatDials();
}
