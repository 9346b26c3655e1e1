package dev.threadkeep.vendors.contextgpt;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.application.delivery.Order;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Report;
import dev.threadkeep.application.delivery.Wanted;
import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.vendors.http.Ledger;
import dev.threadkeep.vendors.http.MergedBody;
import dev.threadkeep.vendors.http.Request;
import dev.threadkeep.vendors.http.Result;
import dev.threadkeep.vendors.http.VendorSession;
import java.util.ArrayList;
import java.util.List;

/**
 * Orders of one chatbot, on their way to ContextGPT in one request. What becomes of an array with
 * one bad thread in it is not documented, so that a refused one is sent again in halves until those
 * that are refused by themselves are found; so is one whose answer is too large to be read. All
 * values are such that repeating them is harmless.
 */
final class ContextgptDelivery {
  /** As many as ContextGPT takes in one array. */
  static final int MOST = 500;

  private final VendorSession session;
  private final List<Order> orders;
  private final List<ContextgptUpdate> updates = new ArrayList<>();

  ContextgptDelivery(VendorSession session, List<Order> orders) {
    this.session = session;
    this.orders = orders;
  }

  List<Report> reports() {
    for (var order : orders) {
      if (order.wanted() instanceof Wanted.State state) {
        updates.add(new ContextgptUpdate(order, state));
      }
    }
    if (orders.size() > MOST) {
      throw new IllegalArgumentException("%d orders at once".formatted(orders.size()));
    }
    var accounts = orders.stream().map(order -> order.thread().account()).distinct().toList();
    if (accounts.size() > 1) {
      throw new IllegalArgumentException("threads of several chatbots: " + accounts);
    }
    var sent = updates.stream().filter(update -> !update.isEmpty()).toList();
    if (!sent.isEmpty()) {
      send(accounts.getFirst(), sent);
    }
    return orders.stream().map(this::report).toList();
  }

  private Report report(Order order) {
    return Ledger.carryOut(
        order,
        state ->
            updates.stream()
                .filter(update -> update.isFor(order))
                .findFirst()
                .orElseThrow()
                .report(state),
        _ -> new Outcome.NotPropagated("ContextGPT has no route for messages"));
  }

  private void send(String chatbot, List<ContextgptUpdate> some) {
    var body = new JsonArray(some.stream().<JsonValue>map(ContextgptUpdate::json).toList());
    var result =
        session.send(
            Request.of("PATCH", "chatting", chatbot, "thread", "update-thread").sending(body));
    switch (result) {
      case Result.Ok ok -> some.forEach(update -> update.settle(outcome(ok, update)));
      case Result.Failed(var failure) when some.size() > 1 && isLessBetter(failure) -> {
        int half = some.size() / 2;
        send(chatbot, some.subList(0, half));
        send(chatbot, some.subList(half, some.size()));
      }
      case Result.Failed(var failure) -> some.forEach(update -> update.settle(failure));
      case Result.TooLarge(var failure, _) -> some.forEach(update -> update.settle(failure));
    }
  }

  /** Whether fewer threads at once may be answered otherwise. */
  private static boolean isLessBetter(Outcome.Failure failure) {
    return MergedBody.mayBeOfOne(failure)
        || (failure instanceof Outcome.Unknown(var status, _, var repeatable)
            && status != null
            && status / 100 == 2
            && !repeatable);
  }

  /** Only a thread that the answer names is known to have been updated. */
  private static Outcome outcome(Result.Ok ok, ContextgptUpdate update) {
    return threads(ok.json().at("/data/updatedThreads")).stream()
        .filter(update::isShownAs)
        .findFirst()
        .<Outcome>map(
            thread ->
                new Outcome.Delivered(
                    ok.status(),
                    null,
                    ContextgptThread.of(update.reference(), thread).orElse(null)))
        .orElseGet(
            () -> new Outcome.Unknown(ok.status(), "the answer does not name the thread", true));
  }

  /** The documented answer is an array within an array, for no reason given. */
  private static List<JsonNode> threads(JsonNode nested) {
    var threads = new ArrayList<JsonNode>();
    nested.forEach(
        node -> {
          if (node.isArray()) {
            threads.addAll(threads(node));
          } else {
            threads.add(node);
          }
        });
    return threads;
  }
}
