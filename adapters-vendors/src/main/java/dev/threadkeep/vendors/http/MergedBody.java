package dev.threadkeep.vendors.http;

import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What several registers put into the body of one request. */
public final class MergedBody {
  private final Map<String, JsonValue> members = new LinkedHashMap<>();
  private final Set<Register> registers = EnumSet.noneOf(Register.class);
  private boolean once;

  public void put(Register register, String name, JsonValue value) {
    members.put(name, value);
    registers.add(register);
  }

  /** Puts a text, or null where there is none. */
  public void putText(Register register, String name, @Nullable String text) {
    put(register, name, text == null ? new JsonNull() : new JsonText(text));
  }

  /** Something in it must not happen twice. */
  public void mustNotBeRepeated() {
    once = true;
  }

  /** Whether the register has put something into it. */
  public boolean has(Register register) {
    return registers.contains(register);
  }

  /** Whether no other register has. */
  public boolean isOnly(Register register) {
    return registers.equals(Set.of(register));
  }

  public boolean isEmpty() {
    return registers.isEmpty();
  }

  public JsonObject json() {
    return new JsonObject(members);
  }

  /** The request that brings it. */
  public Request in(Request request) {
    var sending = request.sending(json());
    return once ? sending.once() : sending;
  }

  /** Writes what became of the request to all that had a part in it. */
  public void settle(Ledger ledger, Outcome outcome) {
    registers.forEach(register -> ledger.settle(register, outcome));
  }
}
