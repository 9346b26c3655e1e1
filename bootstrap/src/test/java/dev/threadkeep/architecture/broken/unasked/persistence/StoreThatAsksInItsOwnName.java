package dev.threadkeep.architecture.broken.unasked.persistence;

import dev.threadkeep.architecture.broken.unasked.application.access.Caller;
import dev.threadkeep.architecture.broken.unasked.persistence.session.Session;

record StoreThatAsksInItsOwnName(Session session) {
  Runnable change(Caller caller) {
    return () -> session.inTransaction(caller::organization);
  }
}
