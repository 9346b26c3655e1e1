package dev.threadkeep.architecture.broken.clock.application;

import java.time.InstantSource;

final class ApplicationWithTheSystemsTime {
  InstantSource clock = InstantSource.system();
}
