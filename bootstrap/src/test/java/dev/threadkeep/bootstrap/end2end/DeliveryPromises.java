package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.bootstrap.end2end.OrderOfTellings.Call;
import dev.threadkeep.bootstrap.end2end.OrderOfTellings.Made;
import dev.threadkeep.bootstrap.end2end.Telling.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is promised of a thread that a vendor holds, once nothing is pending any more. */
final class DeliveryPromises {
  private final Wire wire;
  private final Lives lives;

  DeliveryPromises(Wire wire, Lives lives) {
    this.wire = wire;
    this.lives = lives;
  }

  void assertKept(ChangedThread thread) {
    var made = thread.made(wire);
    var deliveries = deliveries(thread);
    var calls = lives.calls(thread.held(), thread.there());

    assertEachChangeIsStoredOnce(thread, made);
    assertEachChangeIsSettled(thread, made, deliveries);
    assertWhatIsSaidToBeThereIs(thread, made, deliveries, calls);
    assertThat(OrderOfTellings.flaws(made, calls, unsure(deliveries)))
        .as("%s is told in order, nothing twice, and of changes alone: %s", thread.there(), calls)
        .isEmpty();
    assertBothSidesAgree(thread);
  }

  /** Acknowledged or asked for again: it is there, and it is there once. */
  private static void assertEachChangeIsStoredOnce(ChangedThread thread, List<Made> made) {
    assertThat(made).extracting(Made::what).as(thread.there()).isEqualTo(thread.asked());
  }

  /** It was told, a later one was, or it was given up where that is allowed. */
  private static void assertEachChangeIsSettled(
      ChangedThread thread, List<Made> made, List<JsonNode> deliveries) {
    var bySeq =
        deliveries.stream()
            .collect(Collectors.toMap(each -> each.path("seq").asLong(), Function.identity()));
    assertThat(bySeq.keySet())
        .as(thread.there())
        .containsExactlyInAnyOrderElementsOf(made.stream().map(Made::seq).toList());
    for (var change : made) {
      var delivery = bySeq.get(change.seq());
      switch (delivery.path("state").asText()) {
        case "delivered" -> {}
        case "superseded" ->
            assertThat(made)
                .as("what came in the place of %s", change)
                .anyMatch(later -> isInItsPlace(later, change));
        case "parked" -> {
          assertThat(change.what().kind()).as("%s", delivery).isEqualTo(Kind.NOTE);
          assertThat(delivery.at("/attempts/0/outcome").asText()).isEqualTo("unknown");
        }
        default -> throw new AssertionError(delivery);
      }
    }
  }

  private static boolean isInItsPlace(Made later, Made change) {
    return later.seq() > change.seq() && later.what().kind() == change.what().kind();
  }

  /** What took no other's place was told by a call of its own. */
  private static void assertWhatIsSaidToBeThereIs(
      ChangedThread thread, List<Made> made, List<JsonNode> deliveries, List<Call> calls) {
    var delivered =
        deliveries.stream()
            .filter(each -> each.path("state").asText().equals("delivered"))
            .map(each -> each.path("seq").asLong())
            .collect(Collectors.toSet());
    var untold =
        made.stream()
            .filter(each -> delivered.contains(each.seq()))
            .map(Made::what)
            .collect(Collectors.toCollection(ArrayList::new));
    calls.forEach(call -> untold.remove(call.what()));
    assertThat(untold).as("%s had only %s", thread.there(), calls).isEmpty();
  }

  private void assertBothSidesAgree(ChangedThread thread) {
    var held = thread.held();
    var here = wire.get("/v1/threads/" + held.idOf(thread.there())).json();
    assertThat(held.title(thread.there())).isEqualTo(here.path("title").asText(""));
    assertThat(held.status(thread.there()).value()).isEqualTo(here.path("status").asText());
  }

  private static Set<Long> unsure(List<JsonNode> deliveries) {
    return deliveries.stream()
        .filter(each -> each.path("attempts").findValuesAsText("outcome").contains("unknown"))
        .map(each -> each.path("seq").asLong())
        .collect(Collectors.toSet());
  }

  private List<JsonNode> deliveries(ChangedThread thread) {
    var path = "/v1/threads/%s/deliveries?limit=200".formatted(thread.held().idOf(thread.there()));
    var page = wire.get(path).json();
    assertThat(page.path("next_cursor").isNull()).as("all of them").isTrue();
    return page.path("data").valueStream().toList();
  }
}
