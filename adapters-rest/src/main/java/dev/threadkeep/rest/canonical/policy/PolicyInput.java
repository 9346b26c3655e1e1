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
import dev.threadkeep.rest.http.json.Within;
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
    @Within(least = 1) @Nullable Long version,
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

  private static final LifecyclePolicy STANDARD = LifecyclePolicy.standard();

  /** What inbound messages do. */
  @JsonNaming(SnakeCaseStrategy.class)
  record InboundInput(String whenSnoozed, String withinWindow, String pastWindow) {
    InboundPolicy toRule(Findings findings) {
      return new InboundPolicy(
          findings.or(
              InboundPolicy.WhenSnoozed.WAKE,
              () ->
                  Words.read(
                      "#/inbound/when_snoozed", InboundPolicy.WhenSnoozed.class, whenSnoozed)),
          findings.or(
              InboundPolicy.WithinWindow.REOPEN,
              () ->
                  Words.read(
                      "#/inbound/within_window", InboundPolicy.WithinWindow.class, withinWindow)),
          findings.or(
              InboundPolicy.PastWindow.FOLLOW_UP,
              () ->
                  Words.read("#/inbound/past_window", InboundPolicy.PastWindow.class, pastWindow)));
    }
  }

  /** Closing after inactivity. */
  record AutoCloseInput(String after, String reason) {
    private static final Duration ANY = Duration.ofDays(1);

    AutoClose toRule(Findings findings) {
      var code =
          findings.or(
              CloseReason.OTHER,
              () -> Field.of("#/auto_close/reason", () -> new CloseReason(reason)));
      return findings.or(
          new AutoClose(ANY, code),
          () -> new AutoClose(Durations.read("#/auto_close/after", after), code));
    }
  }

  /** What becomes of threads that have been closed for long. */
  @JsonNaming(SnakeCaseStrategy.class)
  record RetentionInput(@Within(least = 1, most = 36_500) int closedForDays, String then) {
    @Nullable Retention toRule(Findings findings) {
      var what =
          findings.or(
              Retention.Then.ERASE,
              () -> Words.read("#/retention/then", Retention.Then.class, then));
      return findings.<@Nullable Retention>or(null, () -> new Retention(closedForDays, what));
    }
  }

  /**
   * The policy.
   *
   * @throws dev.threadkeep.rest.http.failure.ApiException naming every field that does not fit by
   *     itself
   */
  LifecyclePolicy toPolicy(Doors doors) {
    var findings = new Findings();
    var catalogue = catalogue(findings, doors);
    // What is said of reasons can only be judged by a catalogue that fits.
    boolean isJudged = findings.areNone();
    var defaults =
        doors.each(
            findings,
            "#/default_reasons",
            defaultReasons,
            (pointer, code) -> Field.of(pointer, () -> new CloseReason(code)));
    var autoClosing = autoClosing(findings);
    var policy =
        findings.or(
            STANDARD,
            () ->
                new LifecyclePolicy(
                    catalogue,
                    isJudged ? defaults : Map.of(),
                    reasonRequired,
                    required(findings),
                    findings.or(STANDARD.escalatedClose(), escalatedClose::toRule),
                    inbound.toRule(findings),
                    duration(findings, "#/reopen_window", reopenWindow),
                    duration(findings, "#/longest_snooze", longestSnooze),
                    unassignOnClose,
                    isJudged ? autoClosing : null,
                    retaining(findings)));
    findings.raise();
    return policy;
  }

  private ReasonCatalogue catalogue(Findings findings, Doors doors) {
    var catalogue = new ArrayList<CatalogueReason>();
    for (int position = 0; position < reasons.size(); position++) {
      catalogue.add(reasons.get(position).toReason(findings, position, doors));
    }
    if (!reasons.stream().allMatch(ReasonInput::hasCode)) {
      catalogue.addAll(
          missingIn(catalogue)); // each may have been meant where the code does not fit
    }
    return findings.or(STANDARD.catalogue(), () -> new ReasonCatalogue(catalogue));
  }

  private static List<CatalogueReason> missingIn(List<CatalogueReason> catalogue) {
    var codes = catalogue.stream().map(CatalogueReason::reason).toList();
    return STANDARD.catalogue().reasons().stream()
        .filter(builtIn -> !codes.contains(builtIn.reason()))
        .map(
            builtIn ->
                new CatalogueReason(builtIn.reason(), builtIn.label(), true, false, Map.of()))
        .toList();
  }

  private Set<RequiredField> required(Findings findings) {
    var fields = EnumSet.noneOf(RequiredField.class);
    for (int position = 0; position < requiredBeforeClose.size(); position++) {
      var pointer = "#/required_before_close/" + position;
      var word = requiredBeforeClose.get(position);
      fields.add(
          findings.or(RequiredField.TAG, () -> Words.read(pointer, RequiredField.class, word)));
    }
    return fields;
  }

  private @Nullable AutoClose autoClosing(Findings findings) {
    var given =
        findings.<@Nullable AutoCloseInput>or(null, () -> orNull("#/auto_close", autoClose));
    return given == null ? null : given.toRule(findings);
  }

  private @Nullable Retention retaining(Findings findings) {
    var given = findings.<@Nullable RetentionInput>or(null, () -> orNull("#/retention", retention));
    return given == null ? null : given.toRule(findings);
  }

  private static @Nullable Duration duration(
      Findings findings, String pointer, Patch<String> given) {
    return findings.<@Nullable Duration>or(
        null,
        () -> {
          var text = orNull(pointer, given);
          return text == null ? null : Durations.read(pointer, text);
        });
  }

  private static <T> @Nullable T orNull(String pointer, Patch<T> given) {
    return switch (given) {
      case Patch.Absent<T>() -> throw Field.invalid(pointer, "is required");
      case Patch.Null<T>() -> null;
      case Patch.Value<T>(var value) -> value;
    };
  }
}
