/**
 * The lifecycle of conversation threads, as values and pure functions.
 *
 * <p>Needs nothing but the JDK at run time; JSpecify's annotations are for the compiler.
 */
module dev.threadkeep.domain {
  requires static transitive org.jspecify;

  exports dev.threadkeep.domain.insight;
  exports dev.threadkeep.domain.json;
  exports dev.threadkeep.domain.message;
  exports dev.threadkeep.domain.party;
  exports dev.threadkeep.domain.policy;
  exports dev.threadkeep.domain.thread;
  exports dev.threadkeep.domain.vendor;
}
