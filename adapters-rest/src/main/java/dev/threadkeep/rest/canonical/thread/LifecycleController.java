package dev.threadkeep.rest.canonical.thread;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.rest.canonical.delivery.WaitsForDeliveries;
import dev.threadkeep.rest.canonical.thread.Inputs.NoteInput;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.idempotency.KeepsItsAnswer;
import dev.threadkeep.rest.http.key.NeedsScope;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import org.jspecify.annotations.Nullable;

/** The steps of a thread's life. */
@Controller("/v1/threads/{id}")
@NeedsScope(Scope.THREADS_WRITE)
@KeepsItsAnswer
@WaitsForDeliveries
final class LifecycleController {

  private final ThreadChanges changes;
  private final CloseReasons reasons;

  LifecycleController(ThreadChanges changes, CloseReasons reasons) {
    this.changes = changes;
    this.reasons = reasons;
  }

  @Post("/close")
  HttpResponse<ThreadRepresentation> close(Call call, String id, @Nullable @Body CloseInput close) {
    return changes.change(call, id, CloseInput.orEmpty(close).toCommand(reasons, call, id));
  }

  @Post("/reopen")
  HttpResponse<ThreadRepresentation> reopen(Call call, String id, @Nullable @Body NoteInput why) {
    return changes.change(call, id, new ThreadCommand.Reopen(NoteInput.in(why)));
  }

  @Post("/wake")
  HttpResponse<ThreadRepresentation> wake(Call call, String id, @Nullable @Body NoteInput why) {
    return changes.change(call, id, new ThreadCommand.Wake(NoteInput.in(why)));
  }

  @Post("/snooze")
  HttpResponse<ThreadRepresentation> snooze(Call call, String id, @Body SnoozeInput snooze) {
    return changes.change(call, id, new ThreadCommand.Snooze(snooze.toEnd()));
  }

  @Post("/escalate")
  HttpResponse<ThreadRepresentation> escalate(Call call, String id, @Nullable @Body NoteInput why) {
    return changes.change(call, id, new ThreadCommand.Escalate(NoteInput.in(why)));
  }

  @Post("/deescalate")
  HttpResponse<ThreadRepresentation> deescalate(
      Call call, String id, @Nullable @Body NoteInput why) {
    return changes.change(call, id, new ThreadCommand.Deescalate(NoteInput.in(why)));
  }

  @Post("/archive")
  HttpResponse<ThreadRepresentation> archive(Call call, String id, @Nullable @Body NoteInput why) {
    return changes.change(call, id, new ThreadCommand.Archive(NoteInput.in(why)));
  }

  @Post("/restore")
  HttpResponse<ThreadRepresentation> restore(Call call, String id, @Nullable @Body NoteInput why) {
    return changes.change(call, id, new ThreadCommand.Restore(NoteInput.in(why)));
  }
}
