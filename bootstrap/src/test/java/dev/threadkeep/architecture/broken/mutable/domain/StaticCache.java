package dev.threadkeep.architecture.broken.mutable.domain;

import java.util.concurrent.ConcurrentHashMap;

final class StaticCache {
  static final ConcurrentHashMap<String, String> CACHE = new ConcurrentHashMap<>();

  private StaticCache() {}
}
