package dev.threadkeep.application.outbox;

import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.holding.Effect;
import dev.threadkeep.application.outbox.Outbox.LeasedStream;
import dev.threadkeep.application.outbox.Outbox.Pending;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.Links;
import dev.threadkeep.domain.thread.ThreadEvent;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** Tells which registers a vendor has to be told of because of a delivery. */
final class Reach {
  private final Outbox outbox;
  private final OrganizationId organization;

  Reach(Outbox outbox, OrganizationId organization) {
    this.outbox = outbox;
    this.organization = organization;
  }

  Set<Register> of(LeasedStream stream, Pending delivery) {
    var event = delivery.event().event();
    var registers = EnumSet.noneOf(Register.class);
    Effect.of(event).ifPresent(effect -> registers.addAll(effect.registers()));
    if (event instanceof ThreadEvent.Linked(var links)) {
      long before = delivery.event().sequence() - 1;
      registers.retainAll(changed(outbox.past(organization, stream.id(), before).links(), links));
    }
    if (delivery.isErased()) {
      registers.removeIf(register -> isEmpty(stream.thread(), register));
    }
    return registers;
  }

  /** The event tells of all links; what it left as it was may be otherwise at the vendor. */
  static Set<Register> changed(Links before, Links after) {
    var changed = EnumSet.noneOf(Register.class);
    if (!Objects.equals(before.contact(), after.contact())) {
      changed.add(Register.CONTACT);
    }
    if (!Objects.equals(before.company(), after.company())) {
      changed.add(Register.COMPANY);
    }
    if (!Objects.equals(before.project(), after.project())) {
      changed.add(Register.PROJECT);
    }
    return changed;
  }

  /** What was erased here is not taken from the vendor: it is not told of erasures. */
  private static boolean isEmpty(ConversationThread thread, Register register) {
    return (register == Register.TITLE && thread.title() == null)
        || (register == Register.NOTES && thread.notes() == null)
        || (register == Register.ATTRIBUTES && thread.attributes().value().members().isEmpty());
  }
}
