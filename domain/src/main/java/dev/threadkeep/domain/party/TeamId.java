package dev.threadkeep.domain.party;

import dev.threadkeep.domain.internal.Texts;

/** A group of teammates that may hold a thread beside a person. 1 to 255 characters. */
public record TeamId(String value) {
  public TeamId {
    Texts.present(255, "a team's id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
