package dev.threadkeep.architecture.broken.beans.rest.http.dialect;

import io.micronaut.core.annotation.Vetoed;
import jakarta.inject.Singleton;

@Singleton
@Vetoed
public class BeanForDialects {}
