package dev.threadkeep.rest.dialect.productlane;

/** Which of its two descriptions of an error Productlane's clients are answered by. */
enum ErrorShape {
  /** {@code {"message", "code", "issues"}}, as in its OpenAPI document. */
  FLAT,
  /** {@code {"error": {"code", "message", "details", "request_id"}}}, as on its page on errors. */
  ENVELOPE
}
