package dev.threadkeep.bootstrap.end2end;

/**
 * A request that can stand in a line.
 *
 * @param body with single quotes for double ones; empty for none
 */
record Request(String method, String path, String body) {

  static Request of(String line) {
    var parts = line.strip().split(" ", 3);
    return new Request(parts[0], parts[1], parts.length < 3 ? "" : parts[2]);
  }
}
