package dev.threadkeep.application.delivery;

import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.Vendor;
import java.util.Optional;

/**
 * A connection as a backend needs it.
 *
 * @param edition rises with every change of the connection and whenever somebody asks for another
 *     try: what was found out about the vendor under an earlier one counts no more
 * @param baseUrl what the vendor's own paths follow, with or without a slash at the end
 */
public record VendorAccess(
    ConnectionId connection,
    Vendor vendor,
    long edition,
    String baseUrl,
    Credentials credentials,
    AccessSettings settings) {

  /** What goes into each request; empty where the connection has none. */
  public String token() {
    return credentials.token().orElse("");
  }

  /** What is missing where there is no token. */
  public Optional<String> missingToken() {
    return credentials.token().isPresent() ? Optional.empty() : Optional.of("credentials.token");
  }
}
