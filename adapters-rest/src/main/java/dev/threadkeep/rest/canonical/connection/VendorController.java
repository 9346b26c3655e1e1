package dev.threadkeep.rest.canonical.connection;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.connection.Vendors;
import dev.threadkeep.rest.canonical.page.Listed;
import dev.threadkeep.rest.http.key.NeedsScope;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** The vendors that can be connected to. */
@Controller("/v1/vendors")
@NeedsScope(Scope.ADMIN)
final class VendorController {

  private final Vendors vendors;

  VendorController(Vendors vendors) {
    this.vendors = vendors;
  }

  @Get
  Listed<VendorRepresentation> list() {
    return new Listed<>(vendors.all().stream().map(VendorRepresentation::of).toList(), null);
  }
}
