package dev.threadkeep.architecture;

import java.util.Arrays;
import java.util.stream.Stream;

/** Where the parts of the code are, below a root package: Threadkeep's own or a fixture's. */
record Layout(String root) {
  static final Layout THREADKEEP = new Layout("dev.threadkeep");

  /** What APIs share: in the way of all of them, and so with knowledge of none. */
  static final String[] SHARED_BY_APIS = {"rest.http", "rest.reference"};

  /** All that is ours, as ArchUnit writes packages. */
  String everything() {
    return root + "..";
  }

  /** A package with those below it, as ArchUnit writes packages. */
  String in(String room) {
    return root + "." + room + "..";
  }

  /** Several packages with those below them. */
  String[] in(String... rooms) {
    return Arrays.stream(rooms).map(this::in).toArray(String[]::new);
  }

  /** Packages of others, and of ours with those below them. */
  String[] in(String[] others, String... rooms) {
    return with(others, in(rooms));
  }

  static String[] with(String[] some, String... more) {
    return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
  }

  /** The full name of a type of ours. */
  String type(String name) {
    return root + "." + name;
  }
}
