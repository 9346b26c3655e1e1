package dev.threadkeep.architecture.broken.shared.rest.canonical;

import dev.threadkeep.architecture.broken.shared.rest.http.SharedHttp;

public final class CanonicalApi {
  SharedHttp shared = new SharedHttp();
}
