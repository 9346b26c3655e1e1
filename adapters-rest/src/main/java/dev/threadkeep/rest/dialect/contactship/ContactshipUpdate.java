package dev.threadkeep.rest.dialect.contactship;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.threadkeep.domain.thread.ReasonChoice;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.rest.http.failure.Field;
import dev.threadkeep.rest.http.json.Patch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a thread is to be like; what is left out stays as it is. A client may send a whole thread
 * back, so that fields which cannot be changed are no errors.
 *
 * @param assignee nobody where null
 * @param assigneeType needed beside an assignee, and says nothing where there is none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ContactshipUpdate(
    Patch<Status> status,
    Patch<String> assignee,
    @JsonProperty("assignee_type") Patch<AssigneeType> assigneeType) {

  /** The statuses that Contactship has. A snooze is none. */
  enum Status {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("closed")
    CLOSED;

    /** Asks for what is wanted, so that a client may send the same again. */
    ThreadCommand command() {
      return switch (this) {
        case OPEN -> new ThreadCommand.EnsureNotClosed();
        case CLOSED -> new ThreadCommand.EnsureClosed(new ReasonChoice.Unnamed(), null, false);
      };
    }
  }

  /** Whom a client wants to hold the thread. */
  record Named(AssigneeType type, String id) {}

  /**
   * Everything that is asked for, to be carried out together.
   *
   * @param assigning finds who is named
   */
  List<ThreadCommand> toCommands(Function<Named, ThreadCommand> assigning) {
    var commands = new ArrayList<ThreadCommand>();
    switch (status) {
      case Patch.Absent<Status>() -> {}
      case Patch.Null<Status>() -> throw Field.invalid("#/status", "must be open or closed");
      case Patch.Value<Status>(var wanted) -> commands.add(wanted.command());
    }
    switch (named()) {
      case Patch.Absent<Named>() -> {}
      case Patch.Null<Named>() -> commands.add(new ThreadCommand.Unassign());
      case Patch.Value<Named>(var somebody) -> commands.add(assigning.apply(somebody));
    }
    return commands;
  }

  private Patch<Named> named() {
    return switch (assigneeType) {
      case Patch.Value<AssigneeType>(_) when assignee instanceof Patch.Absent<String> ->
          throw Field.invalid("#/assignee", "is required beside assignee_type");
      case Patch.Value<AssigneeType>(var type) -> assignee.map(id -> new Named(type, id));
      case Patch.Absent<AssigneeType>(), Patch.Null<AssigneeType>() ->
          assignee.map(
              _ -> {
                throw Field.invalid("#/assignee_type", "is required beside assignee");
              });
    };
  }
}
