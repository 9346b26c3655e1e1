package dev.threadkeep.rest.dialect.contextgpt;

import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.rest.http.dialect.RefusalWords;
import io.micronaut.http.HttpStatus;

/** What the application refused to do with a thread, as ContextGPT would say it. */
final class ContextgptRefusals {

  private static final RefusalWords WORDS = new RefusalWords("Thread");

  private ContextgptRefusals() {}

  static HttpStatus status(ThreadException refused) {
    return switch (refused) {
      case ThreadException.UnknownThread _, ThreadException.UnknownMessage _ ->
          HttpStatus.NOT_FOUND;
      case ThreadException.Refused _,
          ThreadException.VersionMismatch _,
          ThreadException.UnknownTeammate _,
          ThreadException.UnknownEntry _,
          ThreadException.UnknownConnection _,
          ThreadException.ReferenceTaken _ ->
          HttpStatus.BAD_REQUEST;
      case ThreadException.TooBusy _ -> HttpStatus.SERVICE_UNAVAILABLE;
    };
  }

  static String words(ThreadException refused) {
    return WORDS.of(refused);
  }
}
