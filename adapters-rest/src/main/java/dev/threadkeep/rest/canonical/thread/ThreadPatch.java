package dev.threadkeep.rest.canonical.thread;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.thread.ProjectId;
import dev.threadkeep.domain.thread.Tags;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.rest.canonical.thread.Inputs.HandlingWord;
import dev.threadkeep.rest.canonical.thread.Inputs.SeverityWord;
import dev.threadkeep.rest.http.failure.Field;
import dev.threadkeep.rest.http.json.Patch;
import dev.threadkeep.rest.reference.ReferenceInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A merge patch of what can be set on a thread at any time; applied as one change. */
@JsonNaming(SnakeCaseStrategy.class)
record ThreadPatch(
    Patch<String> title,
    Patch<String> internalNotes,
    Patch<Boolean> important,
    Patch<SeverityWord> severity,
    Patch<HandlingWord> handling,
    Patch<Boolean> read,
    Patch<List<String>> tags,
    Patch<JsonObject> attributes,
    Patch<String> contactId,
    Patch<String> companyId,
    Patch<String> projectId,
    Patch<Map<String, @Nullable ReferenceInput>> externalRefs) {

  List<ThreadCommand> toCommands(ReferenceChanges references) {
    var commands = new ArrayList<ThreadCommand>();
    clearable(title, text -> new ThreadCommand.Retitle(Inputs.title(text)), commands);
    clearable(
        internalNotes,
        text -> new ThreadCommand.WriteNotes(Inputs.note("#/internal_notes", text)),
        commands);
    set("#/important", important, ThreadCommand.MarkImportant::new, commands);
    set(
        "#/severity",
        severity,
        word -> new ThreadCommand.ChangeSeverity(word.toSeverity()),
        commands);
    set("#/handling", handling, word -> new ThreadCommand.HandOver(word.toHandling()), commands);
    set(
        "#/read",
        read,
        now -> now ? new ThreadCommand.MarkRead() : new ThreadCommand.MarkUnread(),
        commands);
    clearable(
        tags,
        names -> new ThreadCommand.ReplaceTags(names == null ? Tags.none() : Inputs.tags(names)),
        commands);
    set("#/attributes", attributes, ThreadCommand.MergeAttributes::new, commands);
    clearable(
        contactId,
        id -> new ThreadCommand.LinkContact(id("#/contact_id", id, ContactId::new)),
        commands);
    clearable(
        companyId,
        id -> new ThreadCommand.LinkCompany(id("#/company_id", id, CompanyId::new)),
        commands);
    clearable(
        projectId,
        id -> new ThreadCommand.LinkProject(id("#/project_id", id, ProjectId::new)),
        commands);
    switch (externalRefs) {
      case Patch.Absent() -> {}
      case Patch.Null() -> throw notNull("#/external_refs");
      case Patch.Value(var given) -> commands.addAll(references.commands(given));
    }
    return commands;
  }

  private static <T> void clearable(
      Patch<T> field, Function<@Nullable T, ThreadCommand> command, List<ThreadCommand> commands) {
    switch (field) {
      case Patch.Absent<T>() -> {}
      case Patch.Null<T>() -> commands.add(command.apply(null));
      case Patch.Value<T>(var value) -> commands.add(command.apply(value));
    }
  }

  private static <T> void set(
      String pointer,
      Patch<T> field,
      Function<T, ThreadCommand> command,
      List<ThreadCommand> commands) {
    switch (field) {
      case Patch.Absent<T>() -> {}
      case Patch.Null<T>() -> throw notNull(pointer);
      case Patch.Value<T>(var value) -> commands.add(command.apply(value));
    }
  }

  private static <I> @Nullable I id(
      String pointer, @Nullable String text, Function<String, I> constructor) {
    return text == null ? null : Field.of(pointer, () -> constructor.apply(text));
  }

  private static RuntimeException notNull(String pointer) {
    return Field.invalid(pointer, "must not be null");
  }
}
