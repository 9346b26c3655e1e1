package dev.threadkeep.rest.service;

import dev.threadkeep.application.delivery.Breakers;
import dev.threadkeep.application.delivery.Rest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Breakers that are open as a test says. */
public final class LeftAlone implements Breakers {

  private final List<Rest> rests = new CopyOnWriteArrayList<>();

  public void leave(Rest rest) {
    rests.add(rest);
  }

  @Override
  public List<Rest> open() {
    return List.copyOf(rests);
  }
}
