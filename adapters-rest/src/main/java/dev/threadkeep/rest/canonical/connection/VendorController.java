package dev.threadkeep.rest.canonical.connection;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.connection.Vendors;
import dev.threadkeep.application.directory.DirectoryStore;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.rest.canonical.page.Listed;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.key.NeedsScope;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.List;

/** The vendors that can be connected to. */
@Controller("/v1/vendors")
@NeedsScope(Scope.ADMIN)
final class VendorController {

  private final Vendors vendors;
  private final DirectoryStore directory;

  VendorController(Vendors vendors, DirectoryStore directory) {
    this.vendors = vendors;
    this.directory = directory;
  }

  @Get
  Listed<VendorRepresentation> list(Call call) {
    // Only a store knows whether the key still works.
    var _ = directory.findAll(call.caller(), Teammate.class, List.of());
    return new Listed<>(vendors.all().stream().map(VendorRepresentation::of).toList(), null);
  }
}
