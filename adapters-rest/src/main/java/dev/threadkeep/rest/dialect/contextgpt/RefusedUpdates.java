package dev.threadkeep.rest.dialect.contextgpt;

import static java.util.stream.Collectors.joining;

import dev.threadkeep.application.thread.ChangeTogetherException;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.rest.dialect.contextgpt.ContextgptError.Flaw;
import dev.threadkeep.rest.http.RequestFacts;
import dev.threadkeep.rest.http.SurfaceException;
import io.micronaut.http.MutableHttpResponse;
import java.util.List;

/** An array of updates of which none was carried out, with the threads that are to blame. */
final class RefusedUpdates extends SurfaceException {

  private static final long serialVersionUID = 1L;

  /** A thread that is to blame, as the request named it and where. */
  private record Blamed(int position, String id, ThreadException refusal) {
    String words() {
      return refusal instanceof ThreadException.UnknownThread
          ? "Thread %s not found".formatted(id)
          : "Thread %s: %s".formatted(id, ContextgptRefusals.words(refusal));
    }

    Flaw flaw() {
      return Flaw.ofThread(position, words());
    }
  }

  private final transient List<Blamed> blamed;

  /**
   * The refusal of {@code updates}.
   *
   * @param because says which of them are to blame
   */
  RefusedUpdates(List<ContextgptUpdate> updates, ChangeTogetherException because) {
    super("none of %d updates".formatted(updates.size()));
    this.blamed =
        because.failures().entrySet().stream()
            .map(
                failure ->
                    new Blamed(
                        failure.getKey(),
                        updates.get(failure.getKey()).threadId(),
                        failure.getValue()))
            .toList();
  }

  @Override
  public MutableHttpResponse<?> answer(RequestFacts facts) {
    return ContextgptError.answer(
        ContextgptRefusals.status(blamed.getFirst().refusal()),
        null,
        blamed.stream().map(Blamed::words).distinct().collect(joining("; ")),
        blamed.stream().map(Blamed::flaw).toList());
  }
}
