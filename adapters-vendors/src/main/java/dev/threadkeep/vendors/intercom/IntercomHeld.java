package dev.threadkeep.vendors.intercom;

import dev.threadkeep.application.delivery.ReasonPlace;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.VendorStatus;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.vendors.http.ReasonNote;
import java.time.Instant;
import java.util.Map;

/** What becomes of values that Intercom is told. */
final class IntercomHeld {
  private IntercomHeld() {}

  /** The value as Intercom shows it then. */
  static RegisterValue of(RegisterValue told, ReasonPlace place) {
    if (told instanceof RegisterValue.Status(VendorStatus.Snoozed(SnoozeEnd.At(var time)))) {
      var second = Instant.ofEpochSecond(wholeSeconds(time));
      return new RegisterValue.Status(new VendorStatus.Snoozed(new SnoozeEnd.At(second)));
    }
    if (told instanceof RegisterValue.ClosedFor reason
        && place instanceof ReasonPlace.CustomAttribute) {
      return new RegisterValue.ClosedFor(ReasonNote.words(reason).orElse(null), null);
    }
    return told instanceof RegisterValue.Own(var members)
        ? new RegisterValue.Own(taken(members))
        : told;
  }

  /** Not before the time: Intercom counts in seconds. */
  static long wholeSeconds(Instant time) {
    return time.getNano() == 0 ? time.getEpochSecond() : time.getEpochSecond() + 1;
  }

  private static JsonObject taken(JsonObject members) {
    var attributes = members.members().get(IntercomUpdate.CUSTOM_ATTRIBUTES);
    return attributes instanceof JsonObject
        ? new JsonObject(Map.of(IntercomUpdate.CUSTOM_ATTRIBUTES, attributes))
        : JsonObject.empty();
  }
}
