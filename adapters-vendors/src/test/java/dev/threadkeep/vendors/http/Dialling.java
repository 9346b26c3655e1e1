package dev.threadkeep.vendors.http;

import dev.threadkeep.application.delivery.AccessSettings;
import dev.threadkeep.application.delivery.Credentials;
import dev.threadkeep.application.delivery.ReasonPlace;
import dev.threadkeep.application.delivery.VendorAccess;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.Vendor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** How tests reach vendors on this machine. */
public final class Dialling {
  /** When every answer comes in. */
  public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  public static final String TOKEN = "t0k3n";

  private static final Duration ENOUGH = Duration.ofSeconds(20);
  static final Vendor VENDOR = new Vendor("acme");

  private static final ConnectionId CONNECTION =
      new ConnectionId(UUID.fromString("01992f80-0000-7000-8000-00000000000c"));

  private Dialling() {}

  /** Calls that may go to this machine. */
  public static VendorHttp here() {
    return dialling(InetAddress::getAllByName, "127.0.0.0/8");
  }

  static VendorHttp dialling(Names names, String allowed) {
    return dialling(names, allowed, () -> NOON);
  }

  /** The same as {@link #here}, at the time that a test says. */
  static VendorHttp at(InstantSource clock) {
    return dialling(InetAddress::getAllByName, "127.0.0.0/8", clock);
  }

  private static VendorHttp dialling(Names names, String allowed, InstantSource clock) {
    return new VendorHttp(names, new NetworkGate(Networks.parse(allowed)), clock);
  }

  public static VendorAccess to(String url) {
    return to(url, ENOUGH, new ReasonPlace.InternalNote());
  }

  public static VendorAccess to(String url, ReasonPlace place) {
    return to(url, ENOUGH, place);
  }

  static VendorAccess within(Duration timeout, String url) {
    return to(url, timeout, new ReasonPlace.InternalNote());
  }

  private static VendorAccess to(String url, Duration timeout, ReasonPlace place) {
    return to(url, TOKEN, timeout, place);
  }

  public static VendorAccess to(String url, String token, Duration timeout, ReasonPlace place) {
    return new VendorAccess(
        CONNECTION,
        VENDOR,
        1,
        url,
        Credentials.ofToken(token),
        new AccessSettings("814860", timeout, place, List.of("bot-1")));
  }

  /** A URL of this machine where nobody listens. */
  public static String nowhere() {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return "http://127.0.0.1:" + socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
