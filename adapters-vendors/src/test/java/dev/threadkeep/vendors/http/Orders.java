package dev.threadkeep.vendors.http;

import dev.threadkeep.application.delivery.Order;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.Report;
import dev.threadkeep.application.delivery.VendorMessage;
import dev.threadkeep.application.delivery.VendorStatus;
import dev.threadkeep.application.delivery.Wanted;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.message.MessageText;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.util.Arrays;
import java.util.List;

/** Orders, and what came of them, in few words. */
public final class Orders {
  public static final RegisterValue OPEN = new RegisterValue.Status(new VendorStatus.Open());
  public static final RegisterValue CLOSED = new RegisterValue.Status(new VendorStatus.Closed());

  private Orders() {}

  /** That a thread which is not closed here be so. */
  public static Order state(ExternalReference thread, RegisterValue... values) {
    return new Order(thread, null, new Wanted.State(Arrays.asList(values), false));
  }

  /** That a thread which is closed here be so. */
  public static Order closed(ExternalReference thread, RegisterValue... values) {
    return new Order(thread, null, new Wanted.State(Arrays.asList(values), true));
  }

  public static Order say(ExternalReference thread, MessageKind kind, String text) {
    return new Order(
        thread,
        null,
        new Wanted.Say(new VendorMessage(kind, new MessageText(text), Dialling.NOON)));
  }

  public static List<Outcome> outcomes(Report report) {
    return report.parts().stream().map(Report.Part::outcome).toList();
  }
}
