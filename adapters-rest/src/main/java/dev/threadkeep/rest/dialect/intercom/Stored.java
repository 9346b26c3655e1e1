package dev.threadkeep.rest.dialect.intercom;

/** The names under which a thread keeps what only Intercom has. */
final class Stored {

  static final String CONVERSATION_RATING = "conversation_rating";
  static final String CUSTOM_ATTRIBUTES = "custom_attributes";
  static final String SLA_APPLIED = "sla_applied";
  static final String TOPICS = "topics";
  static final String URL = "url";

  private Stored() {}
}
