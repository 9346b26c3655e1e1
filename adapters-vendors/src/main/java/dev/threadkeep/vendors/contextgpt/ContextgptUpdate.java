package dev.threadkeep.vendors.contextgpt;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.application.delivery.Order;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.Report;
import dev.threadkeep.application.delivery.VendorStatus;
import dev.threadkeep.application.delivery.VendorTag;
import dev.threadkeep.application.delivery.Wanted;
import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.json.JsonValue.JsonBoolean;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.vendors.http.Fields;
import dev.threadkeep.vendors.http.Ledger;
import dev.threadkeep.vendors.http.MergedBody;
import java.util.LinkedHashMap;

/** What one thread's part of the array says, and what became of it. */
final class ContextgptUpdate {
  private final Order order;
  private final MergedBody body = new MergedBody();
  private final Ledger ledger = new Ledger();

  ContextgptUpdate(Order order, Wanted.State state) {
    this.order = order;
    state.values().forEach(this::put);
  }

  boolean isEmpty() {
    return body.isEmpty();
  }

  @SuppressWarnings("ReferenceEquality") // two orders may ask the same of one thread
  boolean isFor(Order other) {
    return order == other;
  }

  ExternalReference reference() {
    return order.thread();
  }

  JsonObject json() {
    var members = new LinkedHashMap<String, JsonValue>();
    members.put("threadId", new JsonText(order.thread().id()));
    members.putAll(body.json().members());
    return new JsonObject(members);
  }

  boolean isShownAs(JsonNode thread) {
    var id = thread.has("id") ? thread.path("id") : thread.path("threadId");
    return order.thread().id().equals(Fields.text(id));
  }

  void settle(Outcome outcome) {
    body.settle(ledger, outcome);
  }

  Report report(Wanted.State state) {
    return ledger.report(order, state);
  }

  private void put(RegisterValue value) {
    switch (value) {
      case RegisterValue.Status(var status) -> put(status);
      case RegisterValue.HandledBy(var handling) ->
          body.putText(Register.HANDLING, "mode", handling.name());
      case RegisterValue.Escalated(var escalated) ->
          put(Register.ESCALATED, "escalated", escalated);
      case RegisterValue.Important(var important) ->
          put(Register.IMPORTANT, "important", important);
      case RegisterValue.Archived(var archived) -> put(Register.ARCHIVED, "archived", archived);
      case RegisterValue.Titled(var title) -> body.putText(Register.TITLE, "title", title);
      case RegisterValue.Noted(var notes) -> body.putText(Register.NOTES, "internalNotes", notes);
      case RegisterValue.Tagged(var tags) ->
          body.put(
              Register.TAGS,
              "tags",
              new JsonArray(
                  tags.stream().map(VendorTag::name).<JsonValue>map(JsonText::new).toList()));
      case RegisterValue.ClosedFor _,
          RegisterValue.LoopClosed _,
          RegisterValue.AssignedTo _,
          RegisterValue.InTeam _,
          RegisterValue.OfSeverity _,
          RegisterValue.BeenRead _,
          RegisterValue.OfContact _,
          RegisterValue.OfCompany _,
          RegisterValue.OfProject _,
          RegisterValue.Own _ -> {}
    }
  }

  private void put(VendorStatus status) {
    switch (status) {
      case VendorStatus.Open() -> put(Register.STATUS, "resolved", false);
      case VendorStatus.Closed() -> put(Register.STATUS, "resolved", true);
      case VendorStatus.Snoozed _ ->
          ledger.settle(Register.STATUS, new Outcome.NotPropagated("ContextGPT has no snoozes"));
    }
  }

  private void put(Register register, String name, boolean value) {
    body.put(register, name, new JsonBoolean(value));
  }
}
