package dev.threadkeep.vendors.feather;

import dev.threadkeep.application.delivery.Order;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.Report;
import dev.threadkeep.application.delivery.VendorMessage;
import dev.threadkeep.application.delivery.VendorStatus;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.application.delivery.Wanted;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.vendors.http.Fields;
import dev.threadkeep.vendors.http.Ledger;
import dev.threadkeep.vendors.http.MergedBody;
import dev.threadkeep.vendors.http.ReasonNote;
import dev.threadkeep.vendors.http.Request;
import dev.threadkeep.vendors.http.Result;
import dev.threadkeep.vendors.http.VendorSession;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One order, on its way to Feather. */
final class FeatherDelivery {
  private static final String THREADS = "threads";

  /** What a close of a closed thread may be answered with; Feather does not say. */
  private static final Set<Integer> PERHAPS_CLOSED = Set.of(400, 409);

  private final VendorSession session;
  private final Order order;

  FeatherDelivery(VendorSession session, Order order) {
    this.session = session;
    this.order = order;
  }

  Report report() {
    return Ledger.carryOut(order, this::report, this::say);
  }

  private Report report(Wanted.State state) {
    var ledger = new Ledger();
    @Nullable String reason = null;
    @Nullable VendorStatus status = null;
    for (var value : state.values()) {
      switch (value) {
        case RegisterValue.Status(var wanted) -> status = wanted;
        case RegisterValue.ClosedFor(var word, _) -> reason = word;
        case RegisterValue.Own(var members) -> ledger.settle(Register.ATTRIBUTES, own(members));
        case RegisterValue.LoopClosed _,
            RegisterValue.AssignedTo _,
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
            RegisterValue.OfProject _ -> {}
      }
    }
    settle(ledger, status, reason);
    return ledger.report(order, state);
  }

  private void settle(Ledger ledger, @Nullable VendorStatus status, @Nullable String reason) {
    switch (status) {
      case null ->
          ledger.settle(Register.CLOSE_REASON, not("Feather takes a reason with a close alone"));
      case VendorStatus.Closed() -> {
        var outcome = close(reason);
        ledger.settle(Register.STATUS, outcome);
        // A close that came to nothing lacks no reason that there was none of.
        ledger.settle(
            Register.CLOSE_REASON,
            reason == null && outcome instanceof Outcome.Failure ? ReasonNote.untold() : outcome);
      }
      case VendorStatus.Open() -> {
        ledger.settle(Register.STATUS, not("Feather cannot open a thread again"));
        ledger.settle(Register.CLOSE_REASON, not("Feather keeps the reason of a close"));
      }
      case VendorStatus.Snoozed _ -> ledger.settle(Register.STATUS, not("Feather has no snoozes"));
    }
  }

  private Outcome close(@Nullable String reason) {
    var request =
        Request.of("PATCH", THREADS, order.thread().id(), "close")
            .sending(new ObjectWriter().putText("reason", reason).toObject());
    var outcome = session.send(request).outcome(this::delivered);
    return outcome instanceof Outcome.Rejected rejected
            && rejected.httpStatus() != null
            && PERHAPS_CLOSED.contains(rejected.httpStatus())
        ? closedAlreadyOr(rejected)
        : outcome;
  }

  private Outcome closedAlreadyOr(Outcome.Rejected rejected) {
    var now = session.send(Request.get(THREADS, order.thread().id())).outcome(this::delivered);
    return now instanceof Outcome.Delivered delivered && isClosed(delivered.seen())
        ? delivered
        : rejected;
  }

  private static boolean isClosed(@Nullable VendorThread thread) {
    return thread != null
        && thread
            .in(Register.STATUS)
            .filter(new RegisterValue.Status(new VendorStatus.Closed())::equals)
            .isPresent();
  }

  private Outcome own(JsonObject members) {
    var body = new MergedBody();
    FeatherMaps.of(members)
        .members()
        .forEach((name, texts) -> body.put(Register.ATTRIBUTES, name, texts));
    return body.isEmpty()
        ? not("Feather takes metadata and variables, and lets none go")
        : session
            .send(body.in(Request.of("PATCH", THREADS, order.thread().id())))
            .outcome(this::delivered);
  }

  private Outcome say(VendorMessage message) {
    if (message.kind() != MessageKind.OUTBOUND) {
      return not("Feather has no internal notes");
    }
    return session
        .send(
            Request.of("POST", THREADS, order.thread().id(), "messages")
                .sending(new ObjectWriter().putText("message", message.text()).toObject())
                .once())
        .outcome(
            ok ->
                new Outcome.Delivered(ok.status(), Fields.text(ok.json().path("messageId")), null));
  }

  private Outcome delivered(Result.Ok ok) {
    return new Outcome.Delivered(
        ok.status(), null, FeatherThread.of(order.thread(), ok.json()).orElse(null));
  }

  private static Outcome not(String why) {
    return new Outcome.NotPropagated(why);
  }
}
