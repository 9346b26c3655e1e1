package dev.threadkeep.rest.canonical.thread;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadkeep.domain.policy.CloseReason;
import dev.threadkeep.domain.thread.Note;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.rest.canonical.EntryPointers;
import dev.threadkeep.rest.canonical.thread.AssignmentController.ClaimInput;
import dev.threadkeep.rest.canonical.thread.BulkCommand.AssignInput;
import dev.threadkeep.rest.canonical.thread.BulkCommand.AssignTeamInput;
import dev.threadkeep.rest.canonical.thread.BulkCommand.Bare;
import dev.threadkeep.rest.canonical.thread.Inputs.NoteInput;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.failure.Field;
import dev.threadkeep.rest.http.json.StrictJson;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the commands of bulk requests, each as the route that does the same reads a body. */
@Singleton
final class BulkCommands {

  private static final int MOST = 20;

  private final StrictJson json;
  private final MessageWriter messages;
  private final ReferenceChanges references;

  BulkCommands(StrictJson json, MessageWriter messages, ReferenceChanges references) {
    this.json = json;
    this.messages = messages;
    this.references = references;
  }

  /**
   * What the first has done the second can only be refused for, as if somebody else had done it.
   */
  private static final Set<String> ONCE = Set.of("close", "reopen", "wake");

  /**
   * Checks how many there are.
   *
   * @throws dev.threadkeep.rest.http.failure.ApiException if there are none, or too many
   */
  static void checkNumber(List<JsonNode> commands) {
    if (commands.isEmpty() || commands.size() > MOST) {
      throw Field.invalid("#/commands", "must have 1 to %d items".formatted(MOST));
    }
    var types = new HashSet<String>();
    for (int position = 0; position < commands.size(); position++) {
      var type = commands.get(position).path("type").asText();
      if (ONCE.contains(type) && !types.add(type)) {
        throw Field.invalid(
            "#/commands/" + position, "must not be the second %s of one change".formatted(type));
      }
    }
  }

  /**
   * One command.
   *
   * @param reasons reads the code of a close reason
   * @param pointer where it stands in the body
   */
  BulkCommand read(
      Call call, Function<String, CloseReason> reasons, String pointer, JsonNode given) {
    var type = json.read(given, BulkCommand.Typed.class).type();
    var rest = given.<ObjectNode>deepCopy();
    rest.remove("type");
    return switch (type) {
      case CLOSE -> plain(pointer, json.read(rest, CloseInput.class).toCommand(reasons));
      case REOPEN -> noted(pointer, rest, ThreadCommand.Reopen::new);
      case WAKE -> noted(pointer, rest, ThreadCommand.Wake::new);
      case ESCALATE -> noted(pointer, rest, ThreadCommand.Escalate::new);
      case DEESCALATE -> noted(pointer, rest, ThreadCommand.Deescalate::new);
      case ARCHIVE -> noted(pointer, rest, ThreadCommand.Archive::new);
      case RESTORE -> noted(pointer, rest, ThreadCommand.Restore::new);
      case SNOOZE ->
          plain(pointer, new ThreadCommand.Snooze(json.read(rest, SnoozeInput.class).toEnd()));
      case ASSIGN ->
          holding(
              pointer,
              "#/assignee/id",
              new ThreadCommand.Assign(json.read(rest, AssignInput.class).assignee().toAssignee()));
      case CLAIM ->
          holding(pointer, "#/assignee/id", json.read(rest, ClaimInput.class).toCommand());
      case ASSIGN_TEAM ->
          holding(
              pointer,
              "#/team/id",
              new ThreadCommand.AssignTeam(
                  json.read(rest, AssignTeamInput.class).team().toTeam("#/team/id")));
      case UNASSIGN -> {
        json.read(rest, Bare.class);
        yield plain(pointer, new ThreadCommand.Unassign());
      }
      case UNASSIGN_TEAM -> {
        json.read(rest, Bare.class);
        yield plain(pointer, new ThreadCommand.UnassignTeam());
      }
      case UPDATE ->
          new BulkCommand(
              pointer,
              EntryPointers.links(),
              json.read(rest, ThreadPatch.class).toCommands(references));
      case MESSAGE ->
          new BulkCommand(
              pointer,
              EntryPointers.author("#/author/id"),
              List.of(
                  new ThreadCommand.RecordMessage(
                      messages.message(call, "#", json.read(rest, MessageInput.class)))));
    };
  }

  private BulkCommand noted(
      String pointer, JsonNode given, Function<@Nullable Note, ThreadCommand> command) {
    return plain(pointer, command.apply(NoteInput.in(json.read(given, NoteInput.class))));
  }

  private static BulkCommand plain(String pointer, ThreadCommand command) {
    return new BulkCommand(pointer, EntryPointers.links(), List.of(command));
  }

  private static BulkCommand holding(String pointer, String holder, ThreadCommand command) {
    return new BulkCommand(pointer, EntryPointers.holder(holder), List.of(command));
  }
}
