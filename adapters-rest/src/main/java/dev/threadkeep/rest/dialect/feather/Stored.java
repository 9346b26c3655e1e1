package dev.threadkeep.rest.dialect.feather;

/** The names under which a thread keeps what only Feather has. */
final class Stored {

  static final String AGENT_ID = "agent_id";
  static final String AGENT_DETAILS = "agent_details";
  static final String AGENT_VERSION_ID = "agent_version_id";
  static final String AGENT_VERSION_DETAILS = "agent_version_details";
  static final String FROM_PHONE_NUMBER_ID = "from_phone_number_id";
  static final String LEAD_ID = "lead_id";
  static final String METADATA = "metadata";
  static final String VARIABLES = "variables";

  private Stored() {}
}
