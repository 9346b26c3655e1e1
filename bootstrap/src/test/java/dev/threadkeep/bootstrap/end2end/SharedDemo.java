package dev.threadkeep.bootstrap.end2end;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * A service with the demo in it, for all tests that need none of their own. They keep out of each
 * other's way: with threads that they open, or that the documentation of their API names, or with
 * an organization.
 */
final class SharedDemo implements AutoCloseable {
  private final Path folder;
  private final TestStorage storage;
  private final RunningThreadkeep service;

  private SharedDemo(Path folder) {
    this.folder = folder;
    // Vendors of the tests' own are on this machine.
    this.storage = TestStorage.fresh(folder).with("THREADKEEP_ALLOWED_NETWORKS", "127.0.0.0/8,::1");
    this.service = RunningThreadkeep.on(storage, "--demo");
  }

  static SharedDemo started() {
    try {
      return new SharedDemo(Files.createTempDirectory("demo"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  RunningThreadkeep service() {
    return service;
  }

  TestStorage storage() {
    return storage;
  }

  /** Somebody with the key that the demo prints. */
  Client client() {
    return Client.of(service);
  }

  /** A key of another organization, which is made for it. */
  String keyOf(String organization, String scopes) {
    return Keys.create(storage, organization, scopes);
  }

  /** Whatever the tests did to it, every thread is what its history says. */
  @Override
  public void close() {
    try {
      Histories.assertConsistent(storage);
    } finally {
      service.close();
      delete(folder);
    }
  }

  private static void delete(Path folder) {
    try (var tree = Files.walk(folder)) {
      for (var path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
