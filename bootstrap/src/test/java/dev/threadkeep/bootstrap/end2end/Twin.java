package dev.threadkeep.bootstrap.end2end;

import dev.threadkeep.persistence.Eventually;

/** A thread here, and the one there that a vendor has for it. */
record Twin(StagedThread here, StagedThread there) {

  /** Asks for the change here and returns when it has become so there. */
  void tell(Told told) throws Exception {
    here.ask(told.request());
    var wanted = here.json(told.value());
    try {
      Eventually.becomesTrue(told.toString(), () -> told.isSo(View.CANONICAL.read(there), wanted));
    } catch (AssertionError late) {
      throw new AssertionError(
          "%s; there is %s".formatted(late.getMessage(), View.CANONICAL.read(there)), late);
    }
  }
}
