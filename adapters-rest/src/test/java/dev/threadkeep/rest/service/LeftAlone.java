package dev.threadkeep.rest.service;

import dev.threadkeep.application.delivery.Rest;
import dev.threadkeep.application.delivery.RestingVendors;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Vendors that are left alone as a test says. */
public final class LeftAlone implements RestingVendors {

  private final List<Rest> rests = new CopyOnWriteArrayList<>();

  public void leave(Rest rest) {
    rests.add(rest);
  }

  @Override
  public List<Rest> all() {
    return List.copyOf(rests);
  }
}
