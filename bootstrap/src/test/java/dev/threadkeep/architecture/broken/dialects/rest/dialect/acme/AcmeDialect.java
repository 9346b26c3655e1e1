package dev.threadkeep.architecture.broken.dialects.rest.dialect.acme;

import dev.threadkeep.architecture.broken.dialects.rest.http.SharedHttp;

public final class AcmeDialect {
  SharedHttp shared = new SharedHttp();
}
