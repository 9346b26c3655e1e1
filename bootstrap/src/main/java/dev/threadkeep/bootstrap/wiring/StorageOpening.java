package dev.threadkeep.bootstrap.wiring;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Storage that is being opened while the framework starts, which saves the time of the shorter. */
final class StorageOpening implements AutoCloseable {
  private final CompletableFuture<Storage> storage;

  StorageOpening(Supplier<Storage> open) {
    Executor ownThread = task -> Thread.ofPlatform().name("opens-storage").daemon().start(task);
    this.storage = CompletableFuture.supplyAsync(open, ownThread);
  }

  /**
   * The storage, when it is open.
   *
   * @throws RuntimeException what opening it failed with
   */
  Storage await() {
    try {
      return storage.join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failure;
    }
  }

  /** Closes what was opened, or still will be. */
  @Override
  public void close() {
    storage
        .handle((opened, _) -> opened)
        .thenAccept(
            opened -> {
              if (opened != null) {
                opened.close();
              }
            })
        .join();
  }
}
