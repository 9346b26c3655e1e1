package dev.threadkeep.rest.health;

/** Tells whether something that the service needs is there. All beans of this type are asked. */
public interface ReadinessProbe {

  /** Whether it is there now. May block for a second or two; called on a virtual thread. */
  boolean isReady();
}
