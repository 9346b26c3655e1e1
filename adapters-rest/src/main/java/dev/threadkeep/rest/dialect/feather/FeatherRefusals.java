package dev.threadkeep.rest.dialect.feather;

import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.rest.dialect.feather.FeatherError.Code;
import dev.threadkeep.rest.http.dialect.RefusalWords;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;

/** What the application refused to do with a thread, as Feather would say it. */
final class FeatherRefusals {

  private static final RefusalWords WORDS = new RefusalWords("Thread");

  private FeatherRefusals() {}

  static MutableHttpResponse<FeatherError> answer(ThreadException refused) {
    return switch (refused) {
      case ThreadException.UnknownThread _, ThreadException.UnknownMessage _ ->
          answer(HttpStatus.NOT_FOUND, refused);
      case ThreadException.Refused _,
          ThreadException.VersionMismatch _,
          ThreadException.UnknownTeammate _,
          ThreadException.UnknownEntry _,
          ThreadException.UnknownConnection _,
          ThreadException.ReferenceTaken _ ->
          answer(HttpStatus.BAD_REQUEST, refused);
      case ThreadException.TooBusy _ ->
          FeatherError.answer(
              HttpStatus.SERVICE_UNAVAILABLE, Code.SERVICE_UNAVAILABLE, WORDS.of(refused));
    };
  }

  private static MutableHttpResponse<FeatherError> answer(
      HttpStatus status, ThreadException refused) {
    return FeatherError.answer(status, Code.BAD_REQUEST, WORDS.of(refused));
  }
}
