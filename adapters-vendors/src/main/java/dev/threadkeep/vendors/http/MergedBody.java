package dev.threadkeep.vendors.http;

import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What several registers put into the body of one request. */
public final class MergedBody {
  /** Refusals that may be about one thing of several. */
  private static final Set<Integer> OF_ONE = Set.of(400, 404, 409, 422);

  private final Map<Register, Map<String, JsonValue>> parts;
  private final Set<Register> once;

  public MergedBody() {
    this(new LinkedHashMap<>(), EnumSet.noneOf(Register.class));
  }

  private MergedBody(Map<Register, Map<String, JsonValue>> parts, Set<Register> once) {
    this.parts = parts;
    this.once = once;
  }

  public void put(Register register, String name, JsonValue value) {
    parts.computeIfAbsent(register, _ -> new LinkedHashMap<>()).put(name, value);
  }

  /** Puts a text, or null where there is none. */
  public void putText(Register register, String name, @Nullable String text) {
    put(register, name, text == null ? new JsonNull() : new JsonText(text));
  }

  /** What this register has put into it must not happen twice. */
  public void mustNotBeRepeated(Register register) {
    once.add(register);
  }

  /** Whether the register has put something into it. */
  public boolean has(Register register) {
    return parts.containsKey(register);
  }

  /** Whether no other register has. */
  public boolean isOnly(Register register) {
    return parts.keySet().equals(Set.of(register));
  }

  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /** All of it; objects of one name are one object. */
  public JsonObject json() {
    var members = new LinkedHashMap<String, JsonValue>();
    parts
        .values()
        .forEach(
            part -> part.forEach((name, value) -> members.merge(name, value, MergedBody::both)));
    return new JsonObject(members);
  }

  private static JsonValue both(JsonValue one, JsonValue other) {
    if (!(one instanceof JsonObject(var some) && other instanceof JsonObject(var more))) {
      return other;
    }
    var all = new LinkedHashMap<>(some);
    all.putAll(more);
    return new JsonObject(all);
  }

  /** The request that brings it. */
  public Request in(Request request) {
    var sending = request.sending(json());
    return parts.keySet().stream().anyMatch(once::contains) ? sending.once() : sending;
  }

  /**
   * Sends it, if there is anything, and writes down what came of it. Where the vendor refuses the
   * whole, which may be for the sake of one register, each is sent by itself.
   */
  public void deliver(Ledger ledger, Function<MergedBody, Outcome> send) {
    if (isEmpty()) {
      return;
    }
    var outcome = send.apply(this);
    if (parts.size() > 1 && mayBeOfOne(outcome)) {
      List.copyOf(parts.entrySet())
          .forEach(
              part ->
                  new MergedBody(Map.of(part.getKey(), part.getValue()), once)
                      .deliver(ledger, send));
    } else {
      settle(ledger, outcome);
    }
  }

  /** Writes what became of the request to all that had a part in it. */
  public void settle(Ledger ledger, Outcome outcome) {
    parts.keySet().forEach(register -> ledger.settle(register, outcome));
  }

  /** Whether this may be a refusal of one thing among those that were sent together. */
  public static boolean mayBeOfOne(Outcome outcome) {
    return outcome instanceof Outcome.Rejected(var status, _)
        && status != null
        && OF_ONE.contains(status);
  }
}
