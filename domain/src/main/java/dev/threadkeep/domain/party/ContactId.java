package dev.threadkeep.domain.party;

import dev.threadkeep.domain.internal.Texts;

/** The person outside the organization with whom a thread is held. 1 to 255 characters. */
public record ContactId(String value) {
  public ContactId {
    Texts.present(255, "a contact's id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
