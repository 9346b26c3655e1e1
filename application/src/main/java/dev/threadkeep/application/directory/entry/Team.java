package dev.threadkeep.application.directory.entry;

/** A group of teammates that may hold a thread beside a person. */
public record Team(String name) implements Details {
  public Team {
    Limits.present("name", Limits.NAME, name);
  }
}
