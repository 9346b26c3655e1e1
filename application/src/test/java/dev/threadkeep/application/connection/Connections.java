package dev.threadkeep.application.connection;

import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;

import dev.threadkeep.application.delivery.ReasonPlace;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.Unsupported;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Connections for tests. */
public final class Connections {
  public static final SealedSecret TOKEN = new SealedSecret("key-1", "c2VhbGVk");
  public static final String BASE_URL = "https://intercom.example";

  private Connections() {}

  /** Says something about everything that can be said. */
  public static Terms terms() {
    return new Terms(
        "Support EU",
        BASE_URL,
        new SealedCredentials(Map.of("token", TOKEN)),
        new ConnectionSettings(
            Unsupported.REJECT,
            "814860",
            64,
            60,
            new ReasonPlace.CustomAttribute("close_reason"),
            List.of("a", "b"),
            Conflict.NEWEST_WINS,
            60),
        true);
  }

  public static Connection connection() {
    return begunAt(NINE);
  }

  public static Connection begunAt(Instant at) {
    return Connection.begun(new ConnectionId(UUID.randomUUID()), INTERCOM_VENDOR, terms(), at);
  }

  public static Connection to(Vendor vendor, ConnectionId id) {
    return Connection.begun(id, vendor, terms(), NINE);
  }

  public static Connection switchedOff() {
    var terms = terms();
    return Connection.begun(
        new ConnectionId(UUID.randomUUID()),
        INTERCOM_VENDOR,
        new Terms(terms.name(), terms.baseUrl(), terms.credentials(), terms.settings(), false),
        NINE);
  }

  /** The same terms with another name. */
  public static Terms named(Terms terms, String name) {
    return new Terms(name, terms.baseUrl(), terms.credentials(), terms.settings(), terms.enabled());
  }
}
