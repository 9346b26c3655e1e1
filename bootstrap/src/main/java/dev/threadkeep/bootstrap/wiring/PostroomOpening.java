package dev.threadkeep.bootstrap.wiring;

import dev.threadkeep.application.connection.Vendors;
import dev.threadkeep.application.holding.Postroom;
import java.util.concurrent.CompletableFuture;

/**
 * What stores have to know of sending, for a storage that is opened before the framework has made
 * who sends. Nothing is written that is to be sent before that.
 */
final class PostroomOpening {
  private final CompletableFuture<Vendors> vendors = new CompletableFuture<>();
  private final Bell bell = new Bell();

  Postroom postroom() {
    return new Postroom(vendor -> vendors.join().capabilities(vendor), bell::ring);
  }

  /** These are the vendors that can be called. */
  void open(Vendors those) {
    vendors.complete(those);
  }

  /** Rung when something was written that is to be sent. */
  Bell bell() {
    return bell;
  }
}
