package dev.threadkeep.architecture.broken.beans.rest.http;

import io.micronaut.core.annotation.Vetoed;
import jakarta.inject.Singleton;

@Singleton
@Vetoed
class PrivateBean {}
