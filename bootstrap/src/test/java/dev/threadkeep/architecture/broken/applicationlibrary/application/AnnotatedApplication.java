package dev.threadkeep.architecture.broken.applicationlibrary.application;

import io.micronaut.core.annotation.Vetoed;
import jakarta.inject.Singleton;

@Singleton
@Vetoed
final class AnnotatedApplication {}
