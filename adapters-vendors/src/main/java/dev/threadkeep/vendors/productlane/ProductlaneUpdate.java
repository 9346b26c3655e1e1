package dev.threadkeep.vendors.productlane;

import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.VendorStatus;
import dev.threadkeep.application.delivery.VendorTag;
import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.json.JsonValue.JsonBoolean;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.vendors.http.Ledger;
import dev.threadkeep.vendors.http.MergedBody;
import java.util.ArrayList;
import java.util.List;

/** Puts registers into the body of one PATCH. */
final class ProductlaneUpdate {
  private static final String STATUS = "status";

  /** What our threads keep for Productlane and its PATCH takes; all else there is its own doing. */
  private static final List<String> TAKEN = List.of("text", "ai_draft_html", "ai_draft_sources");

  private static final String NOTIFY = "notify";

  private final MergedBody body = new MergedBody();
  private final Ledger ledger;

  ProductlaneUpdate(Ledger ledger) {
    this.ledger = ledger;
  }

  MergedBody body() {
    return body;
  }

  void put(RegisterValue value) {
    switch (value) {
      case RegisterValue.Status(var status) -> put(status);
      case RegisterValue.LoopClosed(var closed) -> putLoop(closed);
      case RegisterValue.AssignedTo(var assignee) ->
          body.putText(Register.ASSIGNEE, "assignee_id", assignee == null ? null : assignee.id());
      case RegisterValue.OfSeverity(var severity) ->
          body.putText(Register.SEVERITY, "pain_level", severity.name());
      case RegisterValue.Titled(var title) -> body.putText(Register.TITLE, "title", title);
      case RegisterValue.Tagged(var tags) -> putTags(tags);
      case RegisterValue.OfContact(var contact) -> {
        if (contact == null) {
          ledger.settle(Register.CONTACT, not("Productlane lets no contact go"));
        } else {
          body.putText(Register.CONTACT, "contact_id", contact);
        }
      }
      case RegisterValue.OfCompany(var company) ->
          body.putText(Register.COMPANY, "company_id", company);
      case RegisterValue.OfProject(var project) ->
          body.putText(Register.PROJECT, "project_id", project);
      case RegisterValue.Own(var members) -> putOwn(members);
      case RegisterValue.ClosedFor _,
          RegisterValue.InTeam _,
          RegisterValue.HandledBy _,
          RegisterValue.Escalated _,
          RegisterValue.Important _,
          RegisterValue.Archived _,
          RegisterValue.BeenRead _,
          RegisterValue.Noted _ -> {}
    }
  }

  private void put(VendorStatus status) {
    switch (status) {
      case VendorStatus.Open() -> body.putText(Register.STATUS, STATUS, "open");
      case VendorStatus.Closed() -> body.putText(Register.STATUS, STATUS, "done");
      case VendorStatus.Snoozed(SnoozeEnd.At(var time)) -> {
        body.putText(Register.STATUS, STATUS, "snoozed");
        body.putText(Register.STATUS, "snoozed_until", time.toString());
      }
      case VendorStatus.Snoozed(SnoozeEnd.NextReply()) ->
          ledger.settle(Register.STATUS, not("Productlane snoozes until a time alone"));
    }
  }

  /** Productlane hears of it only together with the status that it belongs to. */
  private void putLoop(boolean closed) {
    if (closed) {
      body.putText(Register.LOOP_CLOSED, STATUS, "done");
      body.put(Register.LOOP_CLOSED, "closed_loop", new JsonBoolean(true));
    } else {
      ledger.settle(Register.LOOP_CLOSED, not("Productlane opens no loop again"));
    }
  }

  private void putTags(List<VendorTag> tags) {
    var ids = new ArrayList<JsonValue>();
    for (var tag : tags) {
      var id = tag.id();
      if (id == null) {
        // All tags are replaced: without it, what Productlane has would be wrong in silence.
        ledger.settle(
            Register.TAGS,
            new Outcome.Rejected(
                null, "the tag %s has no id at Productlane".formatted(tag.name())));
        return;
      }
      ids.add(new JsonText(id));
    }
    body.put(Register.TAGS, "tag_ids", new JsonArray(ids));
  }

  private void putOwn(JsonObject members) {
    taken(members)
        .members()
        .forEach(
            (name, value) -> {
              body.put(Register.ATTRIBUTES, name, value);
              if (name.equals(NOTIFY)) {
                body.mustNotBeRepeated(Register.ATTRIBUTES);
              }
            });
    if (!body.has(Register.ATTRIBUTES)) {
      ledger.settle(Register.ATTRIBUTES, not("nothing of it is for Productlane to be told"));
    }
  }

  /** What of our thread's members Productlane is told. */
  static JsonObject taken(JsonObject members) {
    var taken = JsonObject.builder();
    for (var name : TAKEN) {
      var value = members.members().get(name);
      if (value != null && !(name.equals("text") && value instanceof JsonNull)) {
        taken.put(name, value);
      }
    }
    if (members.members().get(NOTIFY) instanceof JsonObject whom) {
      taken.put(NOTIFY, named(whom));
    }
    return taken.build();
  }

  /** Whom nothing was said of this time is left out: Productlane takes a yes or a no. */
  private static JsonObject named(JsonObject whom) {
    var named = JsonObject.builder();
    whom.members()
        .forEach(
            (name, value) -> {
              if (!(value instanceof JsonNull)) {
                named.put(name, value);
              }
            });
    return named.build();
  }

  private static Outcome not(String why) {
    return new Outcome.NotPropagated(why);
  }
}
