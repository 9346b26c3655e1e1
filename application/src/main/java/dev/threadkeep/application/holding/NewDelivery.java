package dev.threadkeep.application.holding;

import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.domain.thread.ThreadEvent;
import dev.threadkeep.domain.thread.Transition;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.Vendor;
import java.util.ArrayList;
import java.util.List;

/**
 * What a change has to tell a connection, to be written down with it.
 *
 * @param sequence of the event that it is about
 * @param state pending, or not propagated where the vendor cannot be told
 */
public record NewDelivery(
    ConnectionId connection,
    Vendor vendor,
    long sequence,
    DeliveryOperation operation,
    DeliveryState state) {

  /**
   * All that {@code move} has to tell, in the order in which it happened. What a vendor did itself
   * is not told to it.
   */
  public static List<NewDelivery> of(Transition.Moved move, Holdings holdings) {
    var holders = holdings.of(move.thread().references());
    if (holders.isEmpty()) {
      return List.of();
    }
    var all = new ArrayList<NewDelivery>();
    for (var recorded : move.events()) {
      Effect.of(recorded.event())
          .ifPresent(
              effect ->
                  holders.stream()
                      .filter(holding -> concerns(holding.vendor(), recorded, move.messages()))
                      .forEach(holding -> all.add(of(holding, recorded, effect))));
    }
    return all;
  }

  private static NewDelivery of(Holding holding, RecordedEvent recorded, Effect effect) {
    return new NewDelivery(
        holding.connection(),
        holding.vendor(),
        recorded.sequence(),
        effect.operation(),
        holding.canFollow(effect) ? DeliveryState.PENDING : DeliveryState.NOT_PROPAGATED);
  }

  private static boolean concerns(Vendor vendor, RecordedEvent recorded, List<Message> messages) {
    if (recorded.by() instanceof Actor.ByVendor(var actor) && actor.equals(vendor)) {
      return false;
    }
    if (recorded.event() instanceof ThreadEvent.AttributesChanged changed) {
      return changed.about(vendor).isPresent();
    }
    if (recorded.event() instanceof ThreadEvent.MessageRecorded said) {
      return messages.stream()
          .filter(message -> message.id().equals(said.message()))
          .noneMatch(message -> message.vendorIds().containsKey(vendor));
    }
    return true;
  }
}
