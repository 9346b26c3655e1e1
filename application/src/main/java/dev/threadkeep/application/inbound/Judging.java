package dev.threadkeep.application.inbound;

import dev.threadkeep.application.connection.Conflict;
import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.application.inbound.Meaning.Otherwise;
import dev.threadkeep.application.inbound.Meaning.Same;
import dev.threadkeep.application.inbound.Meaning.Unknown;
import dev.threadkeep.domain.thread.ThreadCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Tells what a vendor did from what it only still has: what it shows now differs from what it was
 * last known to hold.
 */
final class Judging {
  private final Standing before;
  private final VendorThread theirs;
  private final Interpretation interpretation;
  private final Set<Register> writable;
  private final Conflict rule;
  private final Function<Register, Optional<Instant>> changedHere;
  private final List<ThreadCommand> commands = new ArrayList<>();
  private final List<RegisterValue> shown = new ArrayList<>();
  private final List<String> conflicts = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();

  /**
   * @param writable what the vendor can be told
   * @param changedHere when the register last got something else here
   */
  Judging(
      Standing before,
      VendorThread theirs,
      Interpretation interpretation,
      Set<Register> writable,
      Conflict rule,
      Function<Register, Optional<Instant>> changedHere) {
    this.before = before;
    this.theirs = theirs;
    this.interpretation = interpretation;
    this.writable = Set.copyOf(writable);
    this.rule = rule;
    this.changedHere = changedHere;
  }

  /**
   * What a reading comes to.
   *
   * @param commands by which it becomes so here
   * @param shown what the vendor is known to hold then
   * @param conflicts what is to be said of registers that both sides had changed
   * @param unknown why registers were left alone
   */
  record Judged(
      List<ThreadCommand> commands,
      List<RegisterValue> shown,
      List<String> conflicts,
      List<String> unknown) {
    Judged {
      commands = List.copyOf(commands);
      shown = List.copyOf(shown);
      conflicts = List.copyOf(conflicts);
      unknown = List.copyOf(unknown);
    }
  }

  Judged judge() {
    theirs.values().stream().filter(before::isNews).forEach(this::judge);
    return new Judged(commands, shown, conflicts, unknown);
  }

  /** What is unknown counts as seen too: it is looked at again once the vendor shows another. */
  private void judge(RegisterValue value) {
    var register = value.register();
    shown.add(value);
    switch (interpretation.of(value, before.shadow(register))) {
      case Same() -> {}
      case Unknown(var why) ->
          unknown.add("the %s is left alone: %s".formatted(register.words(), why));
      case Otherwise(var change) -> {
        if (before.shadow(register).isEmpty()) {
          judgeAtFirstSight(register, change);
        } else if (!isConflict(register)) {
          commands.addAll(change);
        } else if (isNewerHere(register)) {
          conflicts.add(
              "the %s was changed on both sides; ours is newer".formatted(register.words()));
        } else {
          conflicts.add(
              "the %s was changed on both sides; the vendor's stands".formatted(register.words()));
          commands.addAll(change);
        }
      }
    }
  }

  /**
   * What the vendor was to be told and does not know it cannot have changed. Else it is right: it
   * holds the thread.
   */
  private void judgeAtFirstSight(Register register, List<ThreadCommand> change) {
    var told = before.lastTold(register);
    if (told.filter(DeliveryState.PARKED::equals).isPresent()) {
      conflicts.add(
          "the %s was changed here and is parked on its way; ours stands"
              .formatted(register.words()));
    } else if (told.filter(DeliveryState.NOT_PROPAGATED::equals).isEmpty()
        && !isHereAlone(register)) {
      commands.addAll(change);
    }
  }

  /** Whether somebody put something there that the vendor cannot be told. */
  private boolean isHereAlone(Register register) {
    return !writable.contains(register)
        && !Unsaid.is(before.thread(), register, before.reference().vendor());
  }

  /** Whether it was changed here too, which the vendor has not come to hold. */
  private boolean isConflict(Register register) {
    return before
        .shadow(register)
        .filter(known -> interpretation.of(known, Optional.empty()) instanceof Otherwise)
        .isPresent();
  }

  private boolean isNewerHere(Register register) {
    var there = theirs.updatedAt();
    return rule == Conflict.NEWEST_WINS
        && there != null
        && changedHere.apply(register).filter(here -> here.isAfter(there)).isPresent();
  }
}
