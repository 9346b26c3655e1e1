package dev.threadkeep.rest.dialect.productlane;

/** The names under which a thread keeps what only Productlane has. */
final class Stored {

  static final String TEXT = "text";
  static final String ORIGIN = "origin";
  static final String ISSUE_ID = "issue_id";
  static final String NOTIFY = "notify";
  static final String DELETED_AT = "deleted_at";
  static final String DRAFT_HTML = "ai_draft_html";
  static final String DRAFT_SOURCES = "ai_draft_sources";
  static final String DRAFT_GENERATED_AT = "ai_draft_generated_at";
  static final String DRAFT_STARTED_AT = "ai_draft_started_at";
  static final String DRAFT_ERROR_AT = "ai_draft_error_at";

  private Stored() {}
}
