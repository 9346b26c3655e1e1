package dev.threadkeep.architecture.broken.unasked.persistence.session;

import dev.threadkeep.architecture.broken.unasked.application.access.Caller;

public final class Session {
  public void begin() {}

  public void inTransaction(Caller caller, Runnable work) {
    inTransaction(work);
  }

  public void inTransaction(Runnable work) {
    work.run();
  }
}
