package dev.threadkeep.domain.thread;

import dev.threadkeep.domain.internal.Texts;

/** What a thread is about, where it is about something planned. 1 to 255 characters. */
public record ProjectId(String value) {
  public ProjectId {
    Texts.present(255, "a project's id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
