package dev.threadkeep.application.inbound;

import dev.threadkeep.application.delivery.Agreement;
import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.application.holding.DeliveryOperation;
import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How things stand between a thread and a connection that holds it, before the vendor is asked.
 *
 * @param enqueued how often anything was ever to be told to the vendor
 * @param pending what it has not been told yet
 * @param shadow what it was last known to hold
 * @param told the newest that was to be told to it of each kind, in the order of the changes
 * @param wasErased whether everything in it was erased at some time, whatever was said since
 */
public record Standing(
    ConversationThread thread,
    ExternalReference reference,
    long enqueued,
    Set<DeliveryOperation> pending,
    List<RegisterValue> shadow,
    List<Told> told,
    boolean wasErased) {
  public Standing {
    pending = Set.copyOf(pending);
    shadow = List.copyOf(shadow);
    told = List.copyOf(told);
  }

  /** Where nothing was ever to be told to it that is over by now, and nothing was ever erased. */
  public Standing(
      ConversationThread thread,
      ExternalReference reference,
      long enqueued,
      Set<DeliveryOperation> pending,
      List<RegisterValue> shadow) {
    this(thread, reference, enqueued, pending, shadow, List.of(), false);
  }

  /** What was to be told to a vendor, and what became of it. */
  public record Told(DeliveryOperation operation, DeliveryState state) {}

  /** What became of the newest that the vendor was to be told of this register. */
  Optional<DeliveryState> lastTold(Register register) {
    return told.reversed().stream()
        .filter(each -> each.operation().registers().contains(register))
        .map(Told::state)
        .findFirst();
  }

  /** What it was last known to hold there, where that is known. */
  Optional<RegisterValue> shadow(Register register) {
    return shadow.stream().filter(value -> value.register() == register).findFirst();
  }

  /** Whether the vendor means this thread by that; which connection it is it knows not. */
  public boolean isAbout(ExternalReference other) {
    var connection = reference.connection();
    return other.id().equals(reference.id())
        && (other.account().equals(reference.account())
            || (connection != null && reference.account().equals(connection.toString())));
  }

  /** Whether something is still to be put there from here, so that nothing can be judged yet. */
  boolean isUnderWay(Register register) {
    return pending.stream().anyMatch(operation -> operation.registers().contains(register));
  }

  /** Whether the vendor shows something that it did not hold before and that can be judged. */
  boolean isNews(RegisterValue shown) {
    return !isUnderWay(shown.register())
        && shadow(shown.register()).filter(held -> Agreement.isSame(held, shown)).isEmpty();
  }

  /** Whether there is anything of the kind; what was erased here must not come back from there. */
  public boolean showsNews(VendorThread shown) {
    return !wasErased && shown.values().stream().anyMatch(this::isNews);
  }
}
