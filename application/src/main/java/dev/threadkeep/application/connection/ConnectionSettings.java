package dev.threadkeep.application.connection;

import dev.threadkeep.application.connection.ConnectionException.Invalid;
import dev.threadkeep.application.delivery.AccessSettings;
import dev.threadkeep.application.delivery.ReasonPlace;
import dev.threadkeep.domain.vendor.Unsupported;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a connection is to be used.
 *
 * @param unsupported what becomes of an operation that the vendor lacks
 * @param actingAdmin the vendor's id of who acts where nobody that the vendor knows did
 * @param maxInFlight how many calls may be under way at once
 * @param timeoutSeconds after which a call ends
 * @param closeReason where the reason of a close goes
 * @param accounts the accounts there are, where the vendor has several
 * @param conflict whose value stands where both sides changed it
 * @param reconcileSeconds how long after one look at the vendor's threads the next is; never where
 *     it is 0
 */
public record ConnectionSettings(
    Unsupported unsupported,
    @Nullable String actingAdmin,
    int maxInFlight,
    int timeoutSeconds,
    ReasonPlace closeReason,
    List<String> accounts,
    Conflict conflict,
    int reconcileSeconds) {
  /** How many calls may be under way at once, at the most. */
  public static final int MOST_IN_FLIGHT = 64;

  /** After how many seconds a call ends, at the most. */
  public static final int LONGEST_TIMEOUT = 60;

  /** How many seconds lie between two looks, at the most. */
  public static final int LONGEST_RECONCILE = 86_400;

  private static final int LONGEST_TEXT = 255;
  private static final int MOST_ACCOUNTS = 100;
  private static final int USUALLY_IN_FLIGHT = 8;
  private static final int USUAL_RECONCILE = 300;

  public ConnectionSettings {
    if (actingAdmin != null) {
      Terms.requireText("settings/acting_admin", LONGEST_TEXT, actingAdmin);
    }
    requireWithin("settings/max_in_flight", MOST_IN_FLIGHT, maxInFlight);
    requireWithin("settings/timeout_seconds", LONGEST_TIMEOUT, timeoutSeconds);
    if (closeReason instanceof ReasonPlace.CustomAttribute(var attribute)) {
      Terms.requireText("settings/close_reason/attribute", LONGEST_TEXT, attribute);
    }
    if (reconcileSeconds < 0 || reconcileSeconds > LONGEST_RECONCILE) {
      throw new Invalid(
          "settings/reconcile_seconds", "must be a whole number from 0 to " + LONGEST_RECONCILE);
    }
    accounts = List.copyOf(accounts);
    if (accounts.size() > MOST_ACCOUNTS) {
      throw new Invalid("settings/accounts", "must be at most " + MOST_ACCOUNTS);
    }
    for (int position = 0; position < accounts.size(); position++) {
      Terms.requireText("settings/accounts/" + position, LONGEST_TEXT, accounts.get(position));
    }
  }

  /** What holds where nobody says anything. */
  public static ConnectionSettings usual() {
    var access = AccessSettings.usual();
    return new ConnectionSettings(
        Unsupported.EMULATE,
        access.actingAdmin(),
        USUALLY_IN_FLIGHT,
        Math.toIntExact(access.timeout().toSeconds()),
        access.reasonPlace(),
        access.accounts(),
        Conflict.VENDOR_WINS,
        USUAL_RECONCILE);
  }

  /** As much of it as a backend is told. */
  AccessSettings toAccess() {
    return new AccessSettings(
        actingAdmin, Duration.ofSeconds(timeoutSeconds), closeReason, accounts);
  }

  private static void requireWithin(String place, int most, int number) {
    if (number < 1 || number > most) {
      throw new Invalid(place, "must be a whole number from 1 to " + most);
    }
  }
}
