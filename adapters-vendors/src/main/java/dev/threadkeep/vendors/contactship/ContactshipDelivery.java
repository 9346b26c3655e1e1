package dev.threadkeep.vendors.contactship;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.application.delivery.Order;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.Report;
import dev.threadkeep.application.delivery.VendorAssignee;
import dev.threadkeep.application.delivery.VendorMessage;
import dev.threadkeep.application.delivery.VendorStatus;
import dev.threadkeep.application.delivery.Wanted;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.vendors.http.Fields;
import dev.threadkeep.vendors.http.Ledger;
import dev.threadkeep.vendors.http.MergedBody;
import dev.threadkeep.vendors.http.Request;
import dev.threadkeep.vendors.http.Result;
import dev.threadkeep.vendors.http.VendorSession;
import org.jspecify.annotations.Nullable;

/** One order, on its way to Contactship. */
final class ContactshipDelivery {
  private static final String THREAD = "thread";
  private static final String WHATSAPP = "WABA";

  private final VendorSession session;
  private final Order order;

  ContactshipDelivery(VendorSession session, Order order) {
    this.session = session;
    this.order = order;
  }

  Report report() {
    return Ledger.carryOut(order, this::report, this::say);
  }

  private Report report(Wanted.State state) {
    var ledger = new Ledger();
    var body = new MergedBody();
    state.values().forEach(value -> put(value, body, ledger));
    var update = Request.of("PUT", THREAD, order.thread().id());
    body.deliver(ledger, some -> session.send(some.in(update)).outcome(this::delivered));
    return ledger.report(order, state);
  }

  private static void put(RegisterValue value, MergedBody body, Ledger ledger) {
    switch (value) {
      case RegisterValue.Status(var status) -> put(status, body, ledger);
      case RegisterValue.AssignedTo(var assignee) -> put(assignee, body);
      case RegisterValue.ClosedFor _,
          RegisterValue.LoopClosed _,
          RegisterValue.InTeam _,
          RegisterValue.HandledBy _,
          RegisterValue.Escalated _,
          RegisterValue.Important _,
          RegisterValue.OfSeverity _,
          RegisterValue.Archived _,
          RegisterValue.BeenRead _,
          RegisterValue.Titled _,
          RegisterValue.Noted _,
          RegisterValue.Tagged _,
          RegisterValue.OfContact _,
          RegisterValue.OfCompany _,
          RegisterValue.OfProject _,
          RegisterValue.Own _ -> {}
    }
  }

  private static void put(VendorStatus status, MergedBody body, Ledger ledger) {
    switch (status) {
      case VendorStatus.Open() -> body.putText(Register.STATUS, "status", "open");
      case VendorStatus.Closed() -> body.putText(Register.STATUS, "status", "closed");
      case VendorStatus.Snoozed _ ->
          ledger.settle(Register.STATUS, new Outcome.NotPropagated("Contactship has no snoozes"));
    }
  }

  private static void put(@Nullable VendorAssignee assignee, MergedBody body) {
    if (assignee == null) {
      body.putText(Register.ASSIGNEE, "assignee", null);
      return;
    }
    body.putText(Register.ASSIGNEE, "assignee", assignee.id());
    body.putText(
        Register.ASSIGNEE,
        "assignee_type",
        assignee.kind() == VendorAssignee.Kind.AGENT ? "agent" : "user");
  }

  /** The route takes a channel and a contact, which the thread tells. */
  private Outcome say(VendorMessage message) {
    if (message.kind() != MessageKind.OUTBOUND) {
      return new Outcome.NotPropagated("Contactship has no internal notes");
    }
    return session
        .send(Request.get(THREAD, order.thread().id()))
        .outcome(
            thread ->
                ContactshipThread.of(order.thread(), thread.json()).isPresent()
                    ? say(message, thread.json())
                    : Result.nonsense(thread.status()));
  }

  private Outcome say(VendorMessage message, JsonNode thread) {
    if (!WHATSAPP.equals(thread.path("channel_type").asText())) {
      return new Outcome.NotPropagated("Contactship takes messages for WhatsApp alone");
    }
    var body =
        new ObjectWriter()
            .putText("channel_id", Fields.text(thread.path("channel_id")))
            .putText("contact_id", Fields.text(thread.path("contact_id")))
            .putText("content", message.text())
            .putText("thread_id", order.thread().id())
            .toObject();
    return session
        .send(Request.of("POST", "waba", "send").sending(body).once())
        .outcome(
            ok ->
                new Outcome.Delivered(
                    ok.status(), Fields.text(ok.json().at("/data/message_id")), null));
  }

  private Outcome delivered(Result.Ok ok) {
    return new Outcome.Delivered(
        ok.status(), null, ContactshipThread.of(order.thread(), ok.json()).orElse(null));
  }
}
