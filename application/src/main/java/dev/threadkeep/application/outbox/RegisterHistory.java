package dev.threadkeep.application.outbox;

import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.holding.Effect;
import dev.threadkeep.domain.thread.Links;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.domain.thread.ThreadEvent;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a history tells of what vendors would have to know. */
public final class RegisterHistory {
  private RegisterHistory() {}

  /** When the register of this vendor last came to hold something else, if it ever did. */
  public static Optional<Instant> lastChange(
      List<RecordedEvent> events, Vendor vendor, Register register) {
    return IntStream.iterate(events.size() - 1, position -> position >= 0, position -> position - 1)
        .filter(position -> isChanged(events, position, vendor, register))
        .mapToObj(position -> events.get(position).at())
        .findFirst();
  }

  private static boolean isChanged(
      List<RecordedEvent> events, int position, Vendor vendor, Register register) {
    var event = events.get(position).event();
    if (Effect.of(event).filter(effect -> effect.registers().contains(register)).isEmpty()) {
      return false;
    }
    if (event instanceof ThreadEvent.AttributesChanged changed) {
      return changed.about(vendor).isPresent();
    }
    return !(event instanceof ThreadEvent.Linked(var links))
        || Reach.changed(before(events.subList(0, position)), links).contains(register);
  }

  private static Links before(List<RecordedEvent> events) {
    return events.reversed().stream()
        .map(RecordedEvent::event)
        .flatMap(RegisterHistory::links)
        .findFirst()
        .orElseGet(Links::none);
  }

  private static Stream<Links> links(ThreadEvent event) {
    if (event instanceof ThreadEvent.Linked(var links)) {
      return Stream.of(links);
    }
    return event instanceof ThreadEvent.Opened opened ? Stream.of(opened.links()) : Stream.empty();
  }
}
