package dev.threadkeep.domain.party;

import dev.threadkeep.domain.internal.Texts;

/** The company that a contact belongs to. 1 to 255 characters. */
public record CompanyId(String value) {
  public CompanyId {
    Texts.present(255, "a company's id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
