package dev.threadkeep.vendors.productlane;

import dev.threadkeep.application.delivery.Order;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.ReasonPlace;
import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.Report;
import dev.threadkeep.application.delivery.VendorMessage;
import dev.threadkeep.application.delivery.VendorStatus;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.application.delivery.Wanted;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.vendors.http.Fields;
import dev.threadkeep.vendors.http.Ledger;
import dev.threadkeep.vendors.http.MergedBody;
import dev.threadkeep.vendors.http.Paragraphs;
import dev.threadkeep.vendors.http.ReasonNote;
import dev.threadkeep.vendors.http.Request;
import dev.threadkeep.vendors.http.Result;
import dev.threadkeep.vendors.http.VendorSession;
import org.jspecify.annotations.Nullable;

/** One order, on its way to Productlane. */
final class ProductlaneDelivery {
  private static final String THREADS = "threads";
  private static final int CONFLICT = 409;

  private final VendorSession session;
  private final ReasonPlace place;
  private final Order order;

  ProductlaneDelivery(VendorSession session, ReasonPlace place, Order order) {
    this.session = session;
    this.place = place;
    this.order = order;
  }

  Report report() {
    return Ledger.carryOut(order, this::report, this::say);
  }

  private Report report(Wanted.State state) {
    var ledger = new Ledger();
    var update = new ProductlaneUpdate(ledger);
    state.values().forEach(update::put);
    update.body().deliver(ledger, this::patch);
    for (var value : state.values()) {
      if (value instanceof RegisterValue.ClosedFor reason) {
        ledger.settle(Register.CLOSE_REASON, explain(reason, ledger));
      }
    }
    return ledger.report(order, state);
  }

  private Outcome patch(MergedBody body) {
    var request = body.in(Request.of("PATCH", THREADS, order.thread().id()));
    var outcome = session.send(request).outcome(this::delivered);
    return outcome instanceof Outcome.Rejected rejected
            && rejected.httpStatus() != null
            && rejected.httpStatus() == CONFLICT
            && body.isOnly(Register.STATUS)
        ? closedAlreadyOr(rejected)
        : outcome;
  }

  /** Productlane refuses to close a live chat that is closed already. */
  private Outcome closedAlreadyOr(Outcome.Rejected rejected) {
    var now = session.send(Request.get(THREADS, order.thread().id())).outcome(this::delivered);
    return now instanceof Outcome.Delivered delivered && hasWantedStatus(delivered.seen())
        ? delivered
        : rejected;
  }

  private boolean hasWantedStatus(@Nullable VendorThread thread) {
    return thread != null
        && order.wanted() instanceof Wanted.State(var values, _)
        && values.contains(new RegisterValue.Status(new VendorStatus.Closed()))
        && thread.values().contains(new RegisterValue.Status(new VendorStatus.Closed()));
  }

  private Outcome explain(RegisterValue.ClosedFor reason, Ledger ledger) {
    return switch (place) {
      case ReasonPlace.InternalNote() -> ReasonNote.told(reason, ledger, this::comment);
      case ReasonPlace.CustomAttribute _ ->
          new Outcome.NotPropagated("Productlane's threads have no custom attributes");
      case ReasonPlace.Nowhere() -> new Outcome.NotPropagated("the connection keeps reasons here");
    };
  }

  private Outcome say(VendorMessage message) {
    return message.kind() == MessageKind.INTERNAL
        ? comment(message.text().value())
        : post("messages", message.text().value());
  }

  private Outcome comment(String text) {
    return post("comments", text);
  }

  private Outcome post(String kind, String text) {
    return session
        .send(
            Request.of("POST", THREADS, order.thread().id(), kind)
                .sending(new ObjectWriter().putText("content", Paragraphs.html(text)).toObject())
                .once())
        .outcome(ok -> new Outcome.Delivered(ok.status(), Fields.text(ok.json().path("id")), null));
  }

  private Outcome delivered(Result.Ok ok) {
    return new Outcome.Delivered(
        ok.status(), null, ProductlaneThread.of(order.thread(), ok.json()).orElse(null));
  }
}
