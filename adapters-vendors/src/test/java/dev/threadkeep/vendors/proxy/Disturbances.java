package dev.threadkeep.vendors.proxy;

/** Which disturbance befalls which connection; connections are counted from 1. */
@FunctionalInterface
public interface Disturbances {
  Disturbance of(int connection);

  /** None befalls any. */
  static Disturbances none() {
    return _ -> new Disturbance.None();
  }
}
