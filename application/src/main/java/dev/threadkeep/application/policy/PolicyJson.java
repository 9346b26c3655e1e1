package dev.threadkeep.application.policy;

import dev.threadkeep.application.json.ObjectReader;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.application.thread.ValueJson;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.policy.AutoClose;
import dev.threadkeep.domain.policy.CatalogueReason;
import dev.threadkeep.domain.policy.CloseReason;
import dev.threadkeep.domain.policy.EscalatedClose;
import dev.threadkeep.domain.policy.InboundPolicy;
import dev.threadkeep.domain.policy.InboundPolicy.PastWindow;
import dev.threadkeep.domain.policy.InboundPolicy.WhenSnoozed;
import dev.threadkeep.domain.policy.InboundPolicy.WithinWindow;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.domain.policy.ReasonCatalogue;
import dev.threadkeep.domain.policy.RequiredField;
import dev.threadkeep.domain.policy.Retention;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A policy as JSON: what stores keep. Durations are in ISO 8601, as {@code PT72H}.
 *
 * <p>Policies are kept in this form for good, so that it may grow but never change; tests compare
 * it with files. What has no order of its own is written in the order of its names, so that one
 * policy has one form.
 */
public final class PolicyJson {
  private PolicyJson() {}

  public static JsonObject of(LifecyclePolicy policy) {
    return new ObjectWriter()
        .putAll("reasons", policy.catalogue().reasons(), PolicyJson::reason)
        .put(
            "default_reasons",
            byDoor(policy.defaultReasons(), reason -> new JsonText(reason.code())))
        .putBoolean("reason_required", policy.reasonRequired())
        .putAll(
            "required_before_close",
            policy.requiredBeforeClose().stream().sorted().toList(),
            field -> new JsonText(ValueJson.word(field)))
        .put("escalated_close", escalatedClose(policy.escalatedClose()))
        .put("inbound", inbound(policy.inbound()))
        .putText("reopen_window", policy.reopenWindow())
        .putText("longest_snooze", policy.longestSnooze())
        .putBoolean("unassign_on_close", policy.unassignOnClose())
        .put("auto_close", autoClose(policy.autoClose()))
        .put("retention", retention(policy.retention()))
        .toObject();
  }

  /**
   * The inverse of {@link #of}.
   *
   * @throws IllegalArgumentException if it is not a policy
   */
  public static LifecyclePolicy read(JsonObject object) {
    var from = new ObjectReader(object);
    return new LifecyclePolicy(
        new ReasonCatalogue(from.objects("reasons", PolicyJson::readReason)),
        from.object("default_reasons", PolicyJson::readByDoor),
        from.flag("reason_required"),
        Set.copyOf(
            from.texts("required_before_close", word -> ValueJson.read(RequiredField.class, word))),
        from.<EscalatedClose>object("escalated_close", PolicyJson::readEscalatedClose),
        from.<InboundPolicy>object("inbound", PolicyJson::readInbound),
        from.optional("reopen_window", PolicyJson::readDuration),
        from.optional("longest_snooze", PolicyJson::readDuration),
        from.flag("unassign_on_close"),
        from.optionalObject("auto_close", PolicyJson::readAutoClose),
        from.optionalObject("retention", PolicyJson::readRetention));
  }

  private static JsonObject reason(CatalogueReason reason) {
    return new ObjectWriter()
        .putText("code", reason.reason())
        .putText("label", reason.label())
        .putBoolean("active", reason.active())
        .putBoolean("note_required", reason.noteRequired())
        .put("vendor_codes", vendorCodes(reason.vendorCodes()))
        .toObject();
  }

  private static CatalogueReason readReason(ObjectReader from) {
    return new CatalogueReason(
        from.text("code", CloseReason::new),
        from.text("label"),
        from.flag("active"),
        from.flag("note_required"),
        from.object("vendor_codes", PolicyJson::readVendorCodes));
  }

  private static JsonObject vendorCodes(Map<Through, List<String>> codes) {
    var writer = new ObjectWriter();
    codes.forEach((dialect, said) -> writer.putAll(dialect.name(), said, JsonText::new));
    return writer.toObject();
  }

  private static Map<Through, List<String>> readVendorCodes(ObjectReader from) {
    var codes = new LinkedHashMap<Through, List<String>>();
    from.object()
        .members()
        .keySet()
        .forEach(
            dialect -> codes.put(new Through(dialect), from.texts(dialect, Function.identity())));
    return codes;
  }

  private static JsonObject byDoor(
      Map<Through, CloseReason> reasons, Function<CloseReason, JsonText> write) {
    var writer = new ObjectWriter();
    reasons.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.comparing(Through::name)))
        .forEach(entry -> writer.put(entry.getKey().name(), write.apply(entry.getValue())));
    return writer.toObject();
  }

  private static Map<Through, CloseReason> readByDoor(ObjectReader from) {
    var reasons = new HashMap<Through, CloseReason>();
    from.object()
        .members()
        .keySet()
        .forEach(door -> reasons.put(new Through(door), from.text(door, CloseReason::new)));
    return reasons;
  }

  private static JsonObject escalatedClose(EscalatedClose who) {
    return switch (who) {
      case EscalatedClose.Anyone _ -> new ObjectWriter().putText("by", "anyone").toObject();
      case EscalatedClose.ItsAssignee _ -> new ObjectWriter().putText("by", "assignee").toObject();
      case EscalatedClose.These(var teammates) ->
          new ObjectWriter()
              .putText("by", "these")
              .putAll(
                  "teammates",
                  teammates.stream().map(TeammateId::toString).sorted().toList(),
                  JsonText::new)
              .toObject();
    };
  }

  private static EscalatedClose readEscalatedClose(ObjectReader from) {
    var by = from.text("by");
    return switch (by) {
      case "anyone" -> new EscalatedClose.Anyone();
      case "assignee" -> new EscalatedClose.ItsAssignee();
      case "these" ->
          new EscalatedClose.These(Set.copyOf(from.texts("teammates", TeammateId::parse)));
      default -> throw new IllegalArgumentException("by must be one of anyone, assignee, these");
    };
  }

  private static Duration readDuration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeException _) {
      throw new IllegalArgumentException("must be a duration such as PT72H");
    }
  }

  private static JsonObject inbound(InboundPolicy inbound) {
    return new ObjectWriter()
        .putText("when_snoozed", ValueJson.word(inbound.whenSnoozed()))
        .putText("within_window", ValueJson.word(inbound.withinWindow()))
        .putText("past_window", ValueJson.word(inbound.pastWindow()))
        .toObject();
  }

  private static InboundPolicy readInbound(ObjectReader from) {
    return new InboundPolicy(
        ValueJson.read(WhenSnoozed.class, from, "when_snoozed"),
        ValueJson.read(WithinWindow.class, from, "within_window"),
        ValueJson.read(PastWindow.class, from, "past_window"));
  }

  private static @Nullable JsonObject autoClose(@Nullable AutoClose autoClose) {
    return autoClose == null
        ? null
        : new ObjectWriter()
            .putText("after", autoClose.after())
            .putText("reason", autoClose.reason())
            .toObject();
  }

  private static AutoClose readAutoClose(ObjectReader from) {
    return new AutoClose(
        from.text("after", PolicyJson::readDuration), from.text("reason", CloseReason::new));
  }

  private static @Nullable JsonObject retention(@Nullable Retention retention) {
    return retention == null
        ? null
        : new ObjectWriter()
            .putNumber("closed_for_days", retention.closedForDays())
            .putText("then", ValueJson.word(retention.then()))
            .toObject();
  }

  private static Retention readRetention(ObjectReader from) {
    return new Retention(
        from.integer("closed_for_days"), ValueJson.read(Retention.Then.class, from, "then"));
  }
}
