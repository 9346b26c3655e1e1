package dev.threadkeep.rest.canonical.thread;

import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadLifecycle;
import dev.threadkeep.application.thread.ThreadLifecycle.Outcome;
import dev.threadkeep.application.thread.ThreadLifecycle.Request;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.idempotency.AnswerKeeping;
import dev.threadkeep.rest.http.parameter.EntityTags;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;

/** Changes a thread as a canonical route asks, and shows it. */
@Singleton
final class ThreadChanges {

  private final ThreadLifecycle lifecycle;
  private final AnswerKeeping answers;

  ThreadChanges(ThreadLifecycle lifecycle, AnswerKeeping answers) {
    this.lifecycle = lifecycle;
    this.answers = answers;
  }

  HttpResponse<ThreadRepresentation> change(Call call, String id, ThreadCommand command) {
    return change(call, id, List.of(command));
  }

  HttpResponse<ThreadRepresentation> change(Call call, String id, List<ThreadCommand> commands) {
    return change(call, id, commands, outcome -> shown(outcome.thread()));
  }

  /**
   * The same with an answer of its own.
   *
   * @param answer a pure function, like all that are given to {@link AnswerKeeping}
   */
  <R> HttpResponse<R> change(
      Call call,
      String id,
      List<ThreadCommand> commands,
      Function<Outcome, MutableHttpResponse<R>> answer) {
    return answers.answer(
        call.keyed(),
        keeping ->
            lifecycle.change(
                new Request(
                    call.caller(),
                    call.origin(Through.CANONICAL),
                    located(id),
                    call.precondition(),
                    commands,
                    keeping)),
        answer);
  }

  static MutableHttpResponse<ThreadRepresentation> shown(ConversationThread thread) {
    return HttpResponse.ok(ThreadRepresentation.of(thread))
        .header(HttpHeaders.ETAG, EntityTags.of(thread.version()));
  }

  /**
   * The thread that a path names.
   *
   * @throws ThreadException.UnknownThread if it can name none: an id that is none is answered like
   *     one that nobody has
   */
  static ThreadLocator located(String id) {
    try {
      return new ThreadLocator.ById(ThreadId.parse(id));
    } catch (IllegalArgumentException _) {
      throw new ThreadException.UnknownThread();
    }
  }
}
