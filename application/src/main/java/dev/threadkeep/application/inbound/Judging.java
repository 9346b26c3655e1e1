package dev.threadkeep.application.inbound;

import dev.threadkeep.application.connection.Conflict;
import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.application.inbound.Meaning.Otherwise;
import dev.threadkeep.application.inbound.Meaning.Same;
import dev.threadkeep.application.inbound.Meaning.Unknown;
import dev.threadkeep.domain.thread.ThreadCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells what a vendor did from what it only still has: what it shows now differs from what it was
 * last known to hold.
 */
final class Judging {
  private final Standing before;
  private final VendorThread theirs;
  private final Interpretation interpretation;
  private final Conflict rule;
  private final Function<Register, Optional<Instant>> changedHere;
  private final List<ThreadCommand> commands = new ArrayList<>();
  private final List<RegisterValue> shown = new ArrayList<>();
  private final List<String> conflicts = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();

  /**
   * @param changedHere when the register last got something else here
   */
  Judging(
      Standing before,
      VendorThread theirs,
      Interpretation interpretation,
      Conflict rule,
      Function<Register, Optional<Instant>> changedHere) {
    this.before = before;
    this.theirs = theirs;
    this.interpretation = interpretation;
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
      case Unknown(var why) -> unknown.add("%s is left alone: %s".formatted(register, why));
      case Otherwise(var change) -> {
        if (!isConflict(register)) {
          commands.addAll(change);
        } else if (isNewerHere(register)) {
          conflicts.add("%s was changed on both sides; ours is newer".formatted(register));
        } else {
          conflicts.add("%s was changed on both sides; the vendor's stands".formatted(register));
          commands.addAll(change);
        }
      }
    }
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
