package dev.threadkeep.application.delivery;

import java.util.List;

/** Driven port: which vendors this node does not call, since too many calls of late failed. */
public interface Breakers {
  /** Those that are left alone just now, one for each connection. */
  List<Rest> open();
}
