package dev.threadkeep.rest.service;

import dev.threadkeep.application.outbox.DeliveryWatch;
import java.time.Duration;

/** Pauses that pass at once, with something that happens in them. */
public final class PassingTime implements DeliveryWatch.Alarm {

  private final TickingClock clock;
  private volatile Runnable meanwhile = () -> {};
  private volatile Duration paused = Duration.ZERO;

  PassingTime(TickingClock clock) {
    this.clock = clock;
  }

  /** Lets this happen in every pause. */
  public void meanwhile(Runnable happens) {
    meanwhile = happens;
  }

  /** For how long there was a pause, all in all. */
  public Duration paused() {
    return paused;
  }

  @Override
  public void after(Duration pause, Runnable work) {
    clock.pass(pause);
    paused = paused.plus(pause);
    meanwhile.run();
    work.run();
  }
}
