package dev.threadkeep.rest.dialect.contactship;

import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadException.UnknownTeammate;
import dev.threadkeep.rest.http.dialect.RefusalWords;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;

/** What the application refused to do with a thread, as Contactship would say it. */
final class ContactshipRefusals {

  /** What follows the name of a field that names nobody. */
  static final String NOBODY = "names no user or agent of this organization";

  private static final RefusalWords WORDS = new RefusalWords("Thread");

  private ContactshipRefusals() {}

  static MutableHttpResponse<ContactshipError> answer(ThreadException refused) {
    return switch (refused) {
      case ThreadException.UnknownThread _ ->
          notFound("Thread not found or does not belong to your organization");
      case ThreadException.UnknownMessage _ ->
          notFound("Message not found or does not belong to your organization");
      case UnknownTeammate unknown when unknown.role() == UnknownTeammate.Role.ASSIGNEE ->
          badRequest("#/assignee " + NOBODY);
      case ThreadException.Refused _,
          ThreadException.VersionMismatch _,
          UnknownTeammate _,
          ThreadException.UnknownEntry _,
          ThreadException.UnknownConnection _,
          ThreadException.ReferenceTaken _ ->
          badRequest(WORDS.of(refused));
      case ThreadException.TooBusy _ ->
          ContactshipError.answer(HttpStatus.SERVICE_UNAVAILABLE, WORDS.of(refused));
    };
  }

  private static MutableHttpResponse<ContactshipError> notFound(String message) {
    return ContactshipError.answer(HttpStatus.NOT_FOUND, message);
  }

  private static MutableHttpResponse<ContactshipError> badRequest(String message) {
    return ContactshipError.answer(HttpStatus.BAD_REQUEST, message);
  }
}
