package dev.threadkeep.architecture.broken.domainlibrary.domain;

import io.micronaut.core.annotation.Vetoed;
import jakarta.inject.Singleton;

@Singleton
@Vetoed
final class AnnotatedDomain {}
