package dev.threadkeep.application.inbound;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.connection.Connection;
import dev.threadkeep.application.delivery.VendorAccess;
import dev.threadkeep.application.delivery.VendorBackend;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.vendor.Vendor;

/** A connection over which its vendor can be asked. */
public record Line(
    OrganizationId organization,
    Connection connection,
    VendorBackend backend,
    VendorAccess access) {

  public Vendor vendor() {
    return connection.vendor();
  }

  /** The vendor, as the one who changes threads here. */
  Caller caller() {
    return Caller.service(organization, new Actor.ByVendor(vendor()));
  }

  /** The door by which the vendor comes in. */
  Through door() {
    return new Through("vendor:" + vendor().name());
  }
}
