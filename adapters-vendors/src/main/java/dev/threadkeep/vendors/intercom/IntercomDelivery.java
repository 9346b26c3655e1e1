package dev.threadkeep.vendors.intercom;

import dev.threadkeep.application.delivery.AccessSettings;
import dev.threadkeep.application.delivery.Order;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.ReasonPlace;
import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.Report;
import dev.threadkeep.application.delivery.VendorAssignee;
import dev.threadkeep.application.delivery.VendorMessage;
import dev.threadkeep.application.delivery.VendorStatus;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.application.delivery.Wanted;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.domain.json.JsonValue.JsonNumber;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.vendors.http.Ledger;
import dev.threadkeep.vendors.http.MergedBody;
import dev.threadkeep.vendors.http.Paragraphs;
import dev.threadkeep.vendors.http.ReasonNote;
import dev.threadkeep.vendors.http.Result;
import org.jspecify.annotations.Nullable;

/**
 * One order, on its way to Intercom: what stands beside the status first, since an assignment opens
 * what is closed; then the status; then why.
 */
final class IntercomDelivery {
  private static final String NOBODY = "0";

  private final IntercomCalls calls;
  private final AccessSettings settings;
  private final Order order;
  private final String id;

  IntercomDelivery(IntercomCalls calls, AccessSettings settings, Order order) {
    this.calls = calls;
    this.settings = settings;
    this.order = order;
    this.id = order.thread().id();
  }

  Report report() {
    var admin = order.actor() == null ? settings.actingAdmin() : order.actor();
    return Ledger.carryOut(
        order,
        state -> report(state, admin),
        message -> admin == null ? nobodyActs() : say(message, admin));
  }

  private static Outcome nobodyActs() {
    return new Outcome.Rejected(null, "Intercom wants to know which admin acts; set acting_admin");
  }

  private Report report(Wanted.State state, @Nullable String admin) {
    var ledger = new Ledger();
    if (admin == null) {
      state.values().forEach(value -> ledger.settle(value.register(), nobodyActs()));
      return ledger.report(order, state);
    }
    var update = new IntercomUpdate(settings.reasonPlace(), ledger);
    var afterwards = new IntercomUpdate(settings.reasonPlace(), ledger);
    for (var value : state.values()) {
      var isWhy = value instanceof RegisterValue.ClosedFor && setsStatus();
      (isWhy ? afterwards : update).put(value);
    }
    update(update.body(), ledger);
    for (var value : state.values()) {
      carryOut(value, state.closed(), admin, ledger);
    }
    for (var value : state.values()) {
      if (value instanceof RegisterValue.Status(var status)) {
        ledger.settle(Register.STATUS, move(status, admin));
      }
    }
    for (var value : state.values()) {
      if (value instanceof RegisterValue.ClosedFor reason
          && settings.reasonPlace() instanceof ReasonPlace.InternalNote) {
        ledger.settle(
            Register.CLOSE_REASON,
            ReasonNote.told(reason, ledger, words -> post("note", words, admin)));
      }
    }
    ledger
        .failedMove()
        .ifPresentOrElse(
            failed -> afterwards.body().settle(ledger, failed),
            () -> update(afterwards.body(), ledger));
    return ledger.report(order, state);
  }

  private void update(MergedBody body, Ledger ledger) {
    body.deliver(ledger, some -> done(calls.update(id, some.json())));
  }

  /** What is neither in the update nor the status nor the reason. */
  private void carryOut(RegisterValue value, boolean closed, String admin, Ledger ledger) {
    switch (value) {
      case RegisterValue.Tagged(var tags) ->
          ledger.settle(
              Register.TAGS, new IntercomTags(calls, id, admin).replace(tags, this::done));
      case RegisterValue.AssignedTo(var assignee) ->
          ledger.settle(Register.ASSIGNEE, assign("admin", idOf(assignee), closed, admin));
      case RegisterValue.InTeam(var team) ->
          ledger.settle(Register.TEAM, assign("team", team, closed, admin));
      case RegisterValue.Status _,
          RegisterValue.ClosedFor _,
          RegisterValue.LoopClosed _,
          RegisterValue.HandledBy _,
          RegisterValue.Escalated _,
          RegisterValue.Important _,
          RegisterValue.OfSeverity _,
          RegisterValue.Archived _,
          RegisterValue.BeenRead _,
          RegisterValue.Titled _,
          RegisterValue.Noted _,
          RegisterValue.OfContact _,
          RegisterValue.OfCompany _,
          RegisterValue.OfProject _,
          RegisterValue.Own _ -> {}
    }
  }

  private static @Nullable String idOf(@Nullable VendorAssignee assignee) {
    return assignee == null ? null : assignee.id();
  }

  private Outcome assign(String slot, @Nullable String to, boolean closed, String admin) {
    var outcome =
        done(
            calls.part(
                id,
                new ObjectWriter()
                    .putText("message_type", "assignment")
                    .putText("type", slot)
                    .putText("admin_id", admin)
                    .putText("assignee_id", to == null ? NOBODY : to)
                    .toObject()));
    var opened = closed && outcome instanceof Outcome.Delivered && !setsStatus();
    return opened ? move(new VendorStatus.Closed(), admin) : outcome;
  }

  /** Whether the order moves the status itself, after all assignments. */
  private boolean setsStatus() {
    return order.wanted() instanceof Wanted.State(var values, _)
        && values.stream().anyMatch(RegisterValue.Status.class::isInstance);
  }

  private Outcome move(VendorStatus status, String admin) {
    return switch (status) {
      case VendorStatus.Open() -> done(calls.part(id, part("open", admin).toObject()));
      case VendorStatus.Closed() ->
          done(calls.part(id, part("close", admin).putText("type", "admin").toObject()));
      case VendorStatus.Snoozed(SnoozeEnd.At(var time)) ->
          done(
              calls.part(
                  id,
                  part("snoozed", admin)
                      .put("snoozed_until", new JsonNumber(IntercomHeld.wholeSeconds(time)))
                      .toObject()));
      case VendorStatus.Snoozed(SnoozeEnd.NextReply()) ->
          new Outcome.NotPropagated("Intercom snoozes until a time alone");
    };
  }

  private static ObjectWriter part(String type, String admin) {
    return new ObjectWriter().putText("message_type", type).putText("admin_id", admin);
  }

  private Outcome say(VendorMessage message, String admin) {
    return post(
        message.kind() == MessageKind.INTERNAL ? "note" : "comment", message.text().value(), admin);
  }

  private Outcome post(String type, String text, String admin) {
    JsonObject body =
        part(type, admin)
            .putText("type", "admin")
            .putText("body", Paragraphs.html(text))
            .toObject();
    return calls
        .reply(id, body)
        .outcome(
            ok ->
                new Outcome.Delivered(
                    ok.status(), IntercomConversation.lastPart(type, ok.json()), seen(ok)));
  }

  private Outcome done(Result result) {
    return result.outcome(ok -> new Outcome.Delivered(ok.status(), null, seen(ok)));
  }

  private @Nullable VendorThread seen(Result.Ok ok) {
    return IntercomConversation.of(order.thread(), settings.reasonPlace(), ok.json()).orElse(null);
  }
}
