package dev.threadkeep.vendors.intercom;

import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.ReasonPlace;
import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonBoolean;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.vendors.http.Ledger;
import dev.threadkeep.vendors.http.MergedBody;
import dev.threadkeep.vendors.http.ReasonNote;
import java.util.Map;

/** Puts into one update what Intercom takes there; all else has routes of its own. */
final class IntercomUpdate {
  static final String CUSTOM_ATTRIBUTES = "custom_attributes";

  private final MergedBody body = new MergedBody();
  private final ReasonPlace place;
  private final Ledger ledger;

  IntercomUpdate(ReasonPlace place, Ledger ledger) {
    this.place = place;
    this.ledger = ledger;
  }

  MergedBody body() {
    return body;
  }

  void put(RegisterValue value) {
    switch (value) {
      case RegisterValue.Titled(var title) ->
          body.putText(Register.TITLE, "title", title == null ? "" : title);
      case RegisterValue.BeenRead(var read) ->
          body.put(Register.READ, "read", new JsonBoolean(read));
      case RegisterValue.OfCompany(var company) -> {
        if (company == null) {
          ledger.settle(Register.COMPANY, new Outcome.NotPropagated("Intercom lets no company go"));
        } else {
          body.putText(Register.COMPANY, "company_id", company);
        }
      }
      case RegisterValue.ClosedFor reason -> put(reason);
      case RegisterValue.Own(var members) -> put(members);
      case RegisterValue.Status _,
          RegisterValue.LoopClosed _,
          RegisterValue.AssignedTo _,
          RegisterValue.InTeam _,
          RegisterValue.HandledBy _,
          RegisterValue.Escalated _,
          RegisterValue.Important _,
          RegisterValue.OfSeverity _,
          RegisterValue.Archived _,
          RegisterValue.Noted _,
          RegisterValue.Tagged _,
          RegisterValue.OfContact _,
          RegisterValue.OfProject _ -> {}
    }
  }

  private void put(RegisterValue.ClosedFor reason) {
    switch (place) {
      case ReasonPlace.CustomAttribute(var name) ->
          body.put(
              Register.CLOSE_REASON,
              CUSTOM_ATTRIBUTES,
              new JsonObject(
                  Map.of(
                      name,
                      ReasonNote.words(reason)
                          .<JsonValue>map(JsonText::new)
                          .orElseGet(JsonNull::new))));
      case ReasonPlace.Nowhere() ->
          ledger.settle(
              Register.CLOSE_REASON,
              new Outcome.NotPropagated("the connection keeps reasons here"));
      case ReasonPlace.InternalNote() -> {}
    }
  }

  private void put(JsonObject members) {
    var attributes = members.members().get(CUSTOM_ATTRIBUTES);
    if (attributes instanceof JsonObject changed && !changed.members().isEmpty()) {
      body.put(Register.ATTRIBUTES, CUSTOM_ATTRIBUTES, changed);
    } else {
      ledger.settle(
          Register.ATTRIBUTES,
          new Outcome.NotPropagated(
              attributes instanceof JsonNull
                  ? "Intercom lets go of custom attributes one by one alone"
                  : "Intercom takes custom attributes alone"));
    }
  }
}
