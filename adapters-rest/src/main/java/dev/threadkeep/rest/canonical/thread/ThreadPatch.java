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
import dev.threadkeep.rest.http.PatchCommands;
import dev.threadkeep.rest.http.failure.Field;
import dev.threadkeep.rest.http.json.Patch;
import dev.threadkeep.rest.reference.ReferenceInput;
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
    return new PatchCommands()
        .clearable(title, text -> new ThreadCommand.Retitle(Inputs.title(text)))
        .clearable(
            internalNotes,
            text -> new ThreadCommand.WriteNotes(Inputs.note("#/internal_notes", text)))
        .set("#/important", important, ThreadCommand.MarkImportant::new)
        .set("#/severity", severity, word -> new ThreadCommand.ChangeSeverity(word.toSeverity()))
        .set("#/handling", handling, word -> new ThreadCommand.HandOver(word.toHandling()))
        .set(
            "#/read",
            read,
            now -> now ? new ThreadCommand.MarkRead() : new ThreadCommand.MarkUnread())
        .clearable(
            tags,
            names ->
                new ThreadCommand.ReplaceTags(names == null ? Tags.none() : Inputs.tags(names)))
        .set("#/attributes", attributes, ThreadCommand.MergeAttributes::new)
        .clearable(
            contactId, id -> new ThreadCommand.LinkContact(id("#/contact_id", id, ContactId::new)))
        .clearable(
            companyId, id -> new ThreadCommand.LinkCompany(id("#/company_id", id, CompanyId::new)))
        .clearable(
            projectId, id -> new ThreadCommand.LinkProject(id("#/project_id", id, ProjectId::new)))
        .add(references(references))
        .all();
  }

  private List<ThreadCommand> references(ReferenceChanges references) {
    return switch (externalRefs) {
      case Patch.Absent() -> List.of();
      case Patch.Null() -> throw Field.invalid("#/external_refs", "must not be null");
      case Patch.Value(var given) -> references.commands(given);
    };
  }

  private static <I> @Nullable I id(
      String pointer, @Nullable String text, Function<String, I> constructor) {
    return text == null ? null : Field.of(pointer, () -> constructor.apply(text));
  }
}
