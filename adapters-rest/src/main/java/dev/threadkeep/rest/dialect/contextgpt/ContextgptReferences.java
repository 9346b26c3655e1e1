package dev.threadkeep.rest.dialect.contextgpt;

import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.rest.reference.ReferenceRule;
import jakarta.inject.Singleton;

/** A thread lives under a chatbot there. */
@Singleton
final class ContextgptReferences implements ReferenceRule {

  @Override
  public Vendor vendor() {
    return Contextgpt.DIALECT.vendor();
  }

  @Override
  public String account() {
    return "the chatbot";
  }
}
