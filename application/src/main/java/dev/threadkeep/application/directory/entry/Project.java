package dev.threadkeep.application.directory.entry;

/** Something planned that threads are about. */
public record Project(String name) implements Details {
  public Project {
    Limits.present("name", Limits.NAME, name);
  }
}
