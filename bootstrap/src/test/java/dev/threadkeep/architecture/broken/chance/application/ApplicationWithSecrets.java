package dev.threadkeep.architecture.broken.chance.application;

import java.security.SecureRandom;

final class ApplicationWithSecrets {
  SecureRandom random = new SecureRandom();
}
