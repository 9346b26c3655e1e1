package dev.threadkeep.bootstrap.cli;

/** Reads a file's path. */
final class FileWord extends PathWord {
  FileWord() {
    super("file");
  }
}
