package dev.threadkeep.application.connection;

import static java.util.stream.Collectors.toMap;

import dev.threadkeep.application.delivery.ReasonPlace;
import dev.threadkeep.application.json.ObjectReader;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.application.thread.ValueJson;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.vendor.Unsupported;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a connection has besides texts, as JSON: what stores keep. Kept in this form for good, so
 * that it may grow but never change.
 */
public final class ConnectionJson {
  private ConnectionJson() {}

  public static JsonObject of(ConnectionSettings settings) {
    return new ObjectWriter()
        .putText("unsupported", ValueJson.word(settings.unsupported()))
        .putText("acting_admin", settings.actingAdmin())
        .putNumber("max_in_flight", settings.maxInFlight())
        .putNumber("timeout_seconds", settings.timeoutSeconds())
        .put("close_reason", closeReason(settings.closeReason()))
        .putAll("accounts", settings.accounts(), JsonText::new)
        .putText("conflict", ValueJson.word(settings.conflict()))
        .putNumber("reconcile_seconds", settings.reconcileSeconds())
        .toObject();
  }

  /**
   * The inverse of {@link #of(ConnectionSettings)}.
   *
   * @throws IllegalArgumentException if it is not of that form
   */
  public static ConnectionSettings readSettings(JsonObject object) {
    var from = new ObjectReader(object);
    var usual = ConnectionSettings.usual();
    var reconcile = from.optionalNumber("reconcile_seconds");
    var conflict =
        from.<Conflict>optional("conflict", word -> ValueJson.read(Conflict.class, word));
    return new ConnectionSettings(
        ValueJson.read(Unsupported.class, from.text("unsupported")),
        from.optionalText("acting_admin"),
        Math.toIntExact(from.number("max_in_flight")),
        Math.toIntExact(from.number("timeout_seconds")),
        readCloseReason(new ObjectReader(from.object("close_reason"))),
        from.texts("accounts", Function.identity()),
        conflict == null ? usual.conflict() : conflict,
        reconcile == null ? usual.reconcileSeconds() : Math.toIntExact(reconcile));
  }

  /** {@code {"token": {"key": "…", "sealed": "…"}}}. */
  public static JsonObject of(SealedCredentials credentials) {
    var writer = new ObjectWriter();
    new TreeMap<>(credentials.secrets())
        .forEach((name, secret) -> writer.put(name, secret(secret)));
    return writer.toObject();
  }

  /**
   * The inverse of {@link #of(SealedCredentials)}.
   *
   * @throws IllegalArgumentException if it is not of that form
   */
  public static SealedCredentials readCredentials(JsonObject object) {
    var from = new ObjectReader(object);
    return new SealedCredentials(
        object.members().keySet().stream()
            .collect(
                toMap(
                    Function.identity(), name -> readSecret(new ObjectReader(from.object(name))))));
  }

  private static JsonObject secret(SealedSecret secret) {
    return new ObjectWriter()
        .putText("key", secret.key())
        .putText("sealed", secret.ciphertext())
        .toObject();
  }

  private static SealedSecret readSecret(ObjectReader from) {
    return new SealedSecret(from.text("key"), from.text("sealed"));
  }

  private static JsonObject closeReason(ReasonPlace place) {
    return switch (place) {
      case ReasonPlace.Nowhere() -> new ObjectWriter().putText("to", "nowhere").toObject();
      case ReasonPlace.InternalNote() ->
          new ObjectWriter().putText("to", "internal_note").toObject();
      case ReasonPlace.CustomAttribute(var name) ->
          new ObjectWriter()
              .putText("to", "custom_attribute")
              .putText("attribute", name)
              .toObject();
    };
  }

  private static ReasonPlace readCloseReason(ObjectReader from) {
    var to = from.text("to");
    return switch (to) {
      case "nowhere" -> new ReasonPlace.Nowhere();
      case "internal_note" -> new ReasonPlace.InternalNote();
      case "custom_attribute" -> new ReasonPlace.CustomAttribute(from.text("attribute"));
      default -> throw new IllegalArgumentException("close_reason must not go to " + to);
    };
  }
}
