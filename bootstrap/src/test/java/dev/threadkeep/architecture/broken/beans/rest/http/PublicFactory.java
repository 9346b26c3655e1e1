package dev.threadkeep.architecture.broken.beans.rest.http;

import io.micronaut.context.annotation.Factory;
import io.micronaut.core.annotation.Vetoed;

@Factory
@Vetoed
public class PublicFactory {
  PublicBean bean() {
    return new PublicBean();
  }
}
