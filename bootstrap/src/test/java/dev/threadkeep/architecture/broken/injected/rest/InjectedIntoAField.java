package dev.threadkeep.architecture.broken.injected.rest;

import io.micronaut.core.annotation.Vetoed;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

@Vetoed
class InjectedIntoAField {
  @Inject @Nullable String setting;
}
