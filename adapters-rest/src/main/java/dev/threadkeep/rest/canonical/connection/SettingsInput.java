package dev.threadkeep.rest.canonical.connection;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.connection.Conflict;
import dev.threadkeep.application.connection.ConnectionSettings;
import dev.threadkeep.application.delivery.ReasonPlace;
import dev.threadkeep.domain.vendor.Unsupported;
import dev.threadkeep.rest.canonical.Words;
import dev.threadkeep.rest.http.failure.Field;
import dev.threadkeep.rest.http.json.Patch;
import dev.threadkeep.rest.http.json.Within;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a connection is to be used; null stands for what is usual. */
@JsonNaming(SnakeCaseStrategy.class)
record SettingsInput(
    Patch<String> unsupported,
    Patch<String> actingAdmin,
    @Within(least = 1, most = ConnectionSettings.MOST_IN_FLIGHT) Patch<Integer> maxInFlight,
    @Within(least = 1, most = ConnectionSettings.LONGEST_TIMEOUT) Patch<Integer> timeoutSeconds,
    Patch<CloseReasonInput> closeReason,
    Patch<List<String>> accounts,
    Patch<String> conflict,
    @Within(least = 0, most = ConnectionSettings.LONGEST_RECONCILE)
        Patch<Integer> reconcileSeconds) {

  private static final String CLOSE_REASON = "#/settings/close_reason";
  private static final String ATTRIBUTE = CLOSE_REASON + "/attribute";

  /** Where the reason of a close goes. */
  record CloseReasonInput(String to, @Nullable String attribute) {
    private enum To {
      NOWHERE,
      INTERNAL_NOTE,
      CUSTOM_ATTRIBUTE
    }

    ReasonPlace toPlace() {
      ReasonPlace place =
          switch (Words.read(CLOSE_REASON + "/to", To.class, to)) {
            case NOWHERE -> new ReasonPlace.Nowhere();
            case INTERNAL_NOTE -> new ReasonPlace.InternalNote();
            case CUSTOM_ATTRIBUTE -> new ReasonPlace.CustomAttribute(named());
          };
      if (attribute != null && !(place instanceof ReasonPlace.CustomAttribute)) {
        throw Field.invalid(ATTRIBUTE, "goes with custom_attribute only");
      }
      return place;
    }

    private String named() {
      if (attribute == null) {
        throw Field.invalid(ATTRIBUTE, "is required");
      }
      if (attribute.isBlank()) {
        throw Field.invalid(ATTRIBUTE, "must not be empty");
      }
      return attribute;
    }
  }

  ConnectionSettings over(ConnectionSettings standing) {
    var usual = ConnectionSettings.usual();
    return new ConnectionSettings(
        merged(
            unsupported.map(word -> Words.read("#/settings/unsupported", Unsupported.class, word)),
            standing.unsupported(),
            usual.unsupported()),
        actingAdmin(standing),
        merged(maxInFlight, standing.maxInFlight(), usual.maxInFlight()),
        merged(timeoutSeconds, standing.timeoutSeconds(), usual.timeoutSeconds()),
        merged(
            closeReason.map(CloseReasonInput::toPlace),
            standing.closeReason(),
            usual.closeReason()),
        merged(accounts, standing.accounts(), usual.accounts()),
        merged(
            conflict.map(word -> Words.read("#/settings/conflict", Conflict.class, word)),
            standing.conflict(),
            usual.conflict()),
        merged(reconcileSeconds, standing.reconcileSeconds(), usual.reconcileSeconds()));
  }

  private @Nullable String actingAdmin(ConnectionSettings standing) {
    return switch (actingAdmin) {
      case Patch.Absent<String>() -> standing.actingAdmin();
      case Patch.Null<String>() -> null;
      case Patch.Value<String>(var id) -> id;
    };
  }

  private static <T> T merged(Patch<T> given, T standing, T usual) {
    return switch (given) {
      case Patch.Absent<T>() -> standing;
      case Patch.Null<T>() -> usual;
      case Patch.Value<T>(var value) -> value;
    };
  }
}
