package dev.threadkeep.bootstrap.cli;

/** Reads a folder's path. */
final class FolderWord extends PathWord {
  FolderWord() {
    super("folder");
  }
}
