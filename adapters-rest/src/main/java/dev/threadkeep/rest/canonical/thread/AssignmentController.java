package dev.threadkeep.rest.canonical.thread;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.rest.canonical.EntryPointers;
import dev.threadkeep.rest.canonical.delivery.WaitsForDeliveries;
import dev.threadkeep.rest.canonical.thread.Inputs.TeamInput;
import dev.threadkeep.rest.canonical.thread.Inputs.TeammateInput;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.idempotency.KeepsItsAnswer;
import dev.threadkeep.rest.http.key.NeedsScope;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import org.jspecify.annotations.Nullable;

/** Who holds a thread. */
@Controller("/v1/threads/{id}")
@NeedsScope(Scope.THREADS_WRITE)
@KeepsItsAnswer
@WaitsForDeliveries
final class AssignmentController {

  private final ThreadChanges changes;

  AssignmentController(ThreadChanges changes) {
    this.changes = changes;
  }

  /**
   * A claim of a thread.
   *
   * @param expected who is thought to hold it; nobody where absent
   */
  record ClaimInput(TeammateInput assignee, @Nullable TeammateInput expected) {
    ThreadCommand toCommand() {
      return new ThreadCommand.Claim(
          assignee.toAssignee(), expected == null ? null : expected.toAssignee());
    }
  }

  @Put("/assignee")
  HttpResponse<ThreadRepresentation> assign(Call call, String id, @Body TeammateInput assignee) {
    return EntryPointers.holder("#/id")
        .pointed(() -> changes.change(call, id, new ThreadCommand.Assign(assignee.toAssignee())));
  }

  @Delete("/assignee")
  HttpResponse<ThreadRepresentation> unassign(Call call, String id) {
    return changes.change(call, id, new ThreadCommand.Unassign());
  }

  @Post("/claim")
  HttpResponse<ThreadRepresentation> claim(Call call, String id, @Body ClaimInput claim) {
    return EntryPointers.holder("#/assignee/id")
        .pointed(() -> changes.change(call, id, claim.toCommand()));
  }

  @Put("/team")
  HttpResponse<ThreadRepresentation> assignTeam(Call call, String id, @Body TeamInput team) {
    return EntryPointers.holder("#/id")
        .pointed(() -> changes.change(call, id, new ThreadCommand.AssignTeam(team.toTeam("#/id"))));
  }

  @Delete("/team")
  HttpResponse<ThreadRepresentation> unassignTeam(Call call, String id) {
    return changes.change(call, id, new ThreadCommand.UnassignTeam());
  }
}
