package dev.threadkeep.domain.thread;

import dev.threadkeep.domain.internal.Texts;

/** What a thread is about, in 1 to 512 characters. */
public record Title(String value) {
  public Title {
    Texts.present(512, "a title", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
