package dev.threadkeep.architecture.broken.injected.rest;

import io.micronaut.core.annotation.Vetoed;
import jakarta.inject.Inject;

@Vetoed
class InjectedIntoItsConstructor {
  final String setting;

  @Inject
  InjectedIntoItsConstructor(String setting) {
    this.setting = setting;
  }
}
