package dev.threadkeep.application.connection;

import dev.threadkeep.application.connection.ConnectionException.Invalid;
import dev.threadkeep.application.delivery.ReasonPlace;
import dev.threadkeep.application.delivery.VendorSetting;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks whether a vendor has a use for what is said about a connection: who sets what goes nowhere
 * thinks that it goes somewhere. Asked when it is said, and not of what was kept before.
 */
final class UsefulSettings {
  private final Set<VendorSetting> useful;

  UsefulSettings(Set<VendorSetting> useful) {
    this.useful = useful;
  }

  /**
   * Checks settings.
   *
   * @throws Invalid naming the first of which no use can be made
   */
  void require(ConnectionSettings settings) {
    require(VendorSetting.ACTING_ADMIN, "settings/acting_admin", settings.actingAdmin() == null);
    require(VendorSetting.ACCOUNTS, "settings/accounts", settings.accounts().isEmpty());
    require(
        VendorSetting.REASON_ATTRIBUTE,
        "settings/close_reason/to",
        !(settings.closeReason() instanceof ReasonPlace.CustomAttribute));
    requireDistinct(settings.accounts());
  }

  private void require(VendorSetting setting, String place, boolean isAbsent) {
    if (!isAbsent && !useful.contains(setting)) {
      throw new Invalid(place, "is of no use to this vendor");
    }
  }

  private static void requireDistinct(List<String> accounts) {
    var seen = new HashSet<String>();
    for (int position = 0; position < accounts.size(); position++) {
      if (!seen.add(accounts.get(position))) {
        throw new Invalid("settings/accounts/" + position, "is named before");
      }
    }
  }
}
