package dev.threadkeep.architecture.broken.unasked.persistence;

import dev.threadkeep.architecture.broken.unasked.application.access.Caller;
import dev.threadkeep.architecture.broken.unasked.persistence.session.Session;

record StoreThatAsksForItsCaller(Session session) {
  void begin(Caller caller) {
    session.begin();
    session.inTransaction(caller, caller::organization);
  }

  void sweep() {
    session.inTransaction(() -> {});
  }
}
