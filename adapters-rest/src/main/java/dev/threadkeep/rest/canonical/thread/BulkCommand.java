package dev.threadkeep.rest.canonical.thread;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.rest.canonical.EntryPointers;
import dev.threadkeep.rest.canonical.thread.Inputs.TeamInput;
import dev.threadkeep.rest.canonical.thread.Inputs.TeammateInput;
import java.util.List;

/**
 * A command of an item.
 *
 * @param pointer where it stands in the body
 * @param names where it names entries of the directory
 */
record BulkCommand(String pointer, EntryPointers names, List<ThreadCommand> commands) {
  BulkCommand {
    commands = List.copyOf(commands);
  }

  /** What a command is, whatever else it says. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Typed(Word type) {}

  /** The commands, named like the routes that do the same to one thread. */
  enum Word {
    @JsonProperty("close")
    CLOSE,
    @JsonProperty("reopen")
    REOPEN,
    @JsonProperty("wake")
    WAKE,
    @JsonProperty("snooze")
    SNOOZE,
    @JsonProperty("escalate")
    ESCALATE,
    @JsonProperty("deescalate")
    DEESCALATE,
    @JsonProperty("archive")
    ARCHIVE,
    @JsonProperty("restore")
    RESTORE,
    @JsonProperty("assign")
    ASSIGN,
    @JsonProperty("unassign")
    UNASSIGN,
    @JsonProperty("claim")
    CLAIM,
    @JsonProperty("assign_team")
    ASSIGN_TEAM,
    @JsonProperty("unassign_team")
    UNASSIGN_TEAM,
    @JsonProperty("update")
    UPDATE,
    @JsonProperty("message")
    MESSAGE
  }

  /** Of a command that says no more than what it is. */
  record Bare() {}

  record AssignInput(TeammateInput assignee) {}

  record AssignTeamInput(TeamInput team) {}
}
