package dev.threadkeep.vendors.fake;

/** Which fault befalls which call. */
@FunctionalInterface
public interface FaultPlan {
  Fault of(Asked asked);

  /** None befalls any. */
  static FaultPlan none() {
    return _ -> new Fault.None();
  }
}
