package dev.threadkeep.rest.canonical.policy;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.domain.policy.AutoClose;
import dev.threadkeep.domain.policy.CatalogueReason;
import dev.threadkeep.domain.policy.CloseReason;
import dev.threadkeep.domain.policy.InboundPolicy;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.domain.policy.ReasonCatalogue;
import dev.threadkeep.domain.policy.RequiredField;
import dev.threadkeep.domain.policy.Retention;
import dev.threadkeep.rest.canonical.Words;
import dev.threadkeep.rest.http.failure.Field;
import dev.threadkeep.rest.http.json.Patch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A whole policy as a client describes it. Every field has to be there, since one that was left out
 * by mistake would undo a rule without a word.
 *
 * @param version as it was read; overlooked, since who expects a version sends {@code If-Match}
 */
@JsonNaming(SnakeCaseStrategy.class)
record PolicyInput(
    @Nullable Long version,
    List<ReasonInput> reasons,
    Map<String, @Nullable String> defaultReasons,
    boolean reasonRequired,
    List<String> requiredBeforeClose,
    EscalatedCloseInput escalatedClose,
    InboundInput inbound,
    Patch<String> reopenWindow,
    Patch<String> longestSnooze,
    boolean unassignOnClose,
    Patch<AutoCloseInput> autoClose,
    Patch<RetentionInput> retention) {

  /** What inbound messages do. */
  @JsonNaming(SnakeCaseStrategy.class)
  record InboundInput(String whenSnoozed, String withinWindow, String pastWindow) {
    InboundPolicy toRule() {
      return new InboundPolicy(
          Words.read("#/inbound/when_snoozed", InboundPolicy.WhenSnoozed.class, whenSnoozed),
          Words.read("#/inbound/within_window", InboundPolicy.WithinWindow.class, withinWindow),
          Words.read("#/inbound/past_window", InboundPolicy.PastWindow.class, pastWindow));
    }
  }

  /** Closing after inactivity. */
  record AutoCloseInput(String after, String reason) {
    AutoClose toRule() {
      var code = Field.of("#/auto_close/reason", () -> new CloseReason(reason));
      return new AutoClose(Durations.read("#/auto_close/after", after), code);
    }
  }

  /** What becomes of threads that have been closed for long. */
  @JsonNaming(SnakeCaseStrategy.class)
  record RetentionInput(int closedForDays, String then) {
    Retention toRule() {
      return new Retention(
          closedForDays, Words.read("#/retention/then", Retention.Then.class, then));
    }
  }

  /**
   * The policy.
   *
   * @throws dev.threadkeep.domain.policy.InvalidPolicyException if it contradicts itself
   * @throws dev.threadkeep.rest.http.failure.ApiException naming any other field that does not fit
   */
  LifecyclePolicy toPolicy(Doors doors) {
    return new LifecyclePolicy(
        new ReasonCatalogue(catalogue(doors)),
        doors.each(
            "#/default_reasons",
            defaultReasons,
            (pointer, code) -> Field.of(pointer, () -> new CloseReason(code))),
        reasonRequired,
        required(),
        escalatedClose.toRule(),
        inbound.toRule(),
        duration("#/reopen_window", reopenWindow),
        duration("#/longest_snooze", longestSnooze),
        unassignOnClose,
        autoClosing(),
        retaining());
  }

  private List<CatalogueReason> catalogue(Doors doors) {
    var catalogue = new ArrayList<CatalogueReason>();
    for (var reason : reasons) {
      catalogue.add(reason.toReason("#/reasons/" + catalogue.size(), doors));
    }
    return catalogue;
  }

  private Set<RequiredField> required() {
    var fields = EnumSet.noneOf(RequiredField.class);
    for (int position = 0; position < requiredBeforeClose.size(); position++) {
      var pointer = "#/required_before_close/" + position;
      fields.add(Words.read(pointer, RequiredField.class, requiredBeforeClose.get(position)));
    }
    return fields;
  }

  private @Nullable AutoClose autoClosing() {
    var given = orNull("#/auto_close", autoClose);
    return given == null ? null : given.toRule();
  }

  private @Nullable Retention retaining() {
    var given = orNull("#/retention", retention);
    return given == null ? null : given.toRule();
  }

  private static @Nullable Duration duration(String pointer, Patch<String> given) {
    var text = orNull(pointer, given);
    return text == null ? null : Durations.read(pointer, text);
  }

  private static <T> @Nullable T orNull(String pointer, Patch<T> given) {
    return switch (given) {
      case Patch.Absent<T>() -> throw Field.invalid(pointer, "is required");
      case Patch.Null<T>() -> null;
      case Patch.Value<T>(var value) -> value;
    };
  }
}
