package dev.threadkeep.rest.dialect.intercom;

import dev.threadkeep.rest.http.RequestFacts;
import dev.threadkeep.rest.http.SurfaceException;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A failure in Intercom's own words, where what all APIs share has none. */
final class IntercomFailure extends SurfaceException {

  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final transient IntercomError.Item error;

  private IntercomFailure(HttpStatus status, Code code, String message, @Nullable String field) {
    super(message);
    this.status = status;
    this.error = new IntercomError.Item(code, message, field);
  }

  static IntercomFailure missing(String field) {
    return bad(Code.PARAMETER_NOT_FOUND, field + " is a required parameter", field);
  }

  static IntercomFailure invalid(String field, String message) {
    return bad(Code.PARAMETER_INVALID, message, field);
  }

  /** What Intercom says of a word that it does not have there. */
  static IntercomFailure noOption(String field) {
    return invalid(field, "Type isn't an option");
  }

  static IntercomFailure unknownVersion() {
    return bad(
        Code.INTERCOM_VERSION_INVALID,
        "Requested resource is not available in current API version.",
        null);
  }

  static Supplier<IntercomFailure> unknownActor() {
    return () -> missingThing(Code.ADMIN_NOT_FOUND, "Admin for admin_id not found");
  }

  static Supplier<IntercomFailure> unknownAdmin() {
    return () -> missingThing(Code.ADMIN_NOT_FOUND, "Admin not found");
  }

  static Supplier<IntercomFailure> unknownAssignee() {
    return () -> missingThing(Code.ASSIGNEE_NOT_FOUND, "Assignee not found");
  }

  static Supplier<IntercomFailure> unknownTeam() {
    return () -> missingThing(Code.TEAM_NOT_FOUND, "Team not found");
  }

  static Supplier<IntercomFailure> unknownContact() {
    return () -> missingThing(Code.NOT_FOUND, "User Not Found");
  }

  static Supplier<IntercomFailure> unknownTag() {
    return () -> missingThing(Code.TAG_NOT_FOUND, "Tag not found");
  }

  static Supplier<IntercomFailure> unknownConversation() {
    return () -> missingThing(Code.NOT_FOUND, "Conversation not found");
  }

  private static IntercomFailure bad(Code code, String message, @Nullable String field) {
    return new IntercomFailure(HttpStatus.BAD_REQUEST, code, message, field);
  }

  private static IntercomFailure missingThing(Code code, String message) {
    return new IntercomFailure(HttpStatus.NOT_FOUND, code, message, null);
  }

  @Override
  public MutableHttpResponse<?> answer(RequestFacts facts) {
    return IntercomError.answer(status, facts, error);
  }
}
