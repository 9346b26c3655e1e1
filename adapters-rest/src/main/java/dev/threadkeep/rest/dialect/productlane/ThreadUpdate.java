package dev.threadkeep.rest.dialect.productlane;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.thread.Severity;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.rest.http.PatchCommands;
import dev.threadkeep.rest.http.dialect.StoredAttributes;
import dev.threadkeep.rest.http.json.Patch;
import java.time.Instant;
import java.util.List;

/** What is to be changed of a thread, applied as one change; unknown fields are refused. */
@JsonNaming(SnakeCaseStrategy.class)
record ThreadUpdate(
    Patch<String> text,
    Patch<String> title,
    Patch<Severity> painLevel,
    Patch<String> assigneeId,
    Patch<String> contactId,
    Patch<String> companyId,
    Patch<List<String>> tagIds,
    Patch<String> projectId,
    Patch<StatusWord> status,
    Patch<Instant> snoozedUntil,
    Patch<Boolean> closedLoop,
    Patch<String> aiDraftHtml,
    Patch<JsonArray> aiDraftSources,
    Patch<Boolean> clearAiDraftError,
    @JsonProperty("notify") Patch<Notification> notification) {

  List<ThreadCommand> toCommands(Naming naming, Instant now) {
    var commands =
        new PatchCommands()
            .clearable(title, given -> new ThreadCommand.Retitle(Fields.title(given)))
            .set("#/pain_level", painLevel, ThreadCommand.ChangeSeverity::new)
            .clearable(
                assigneeId,
                id -> {
                  var assignee = naming.assignee(id);
                  return assignee == null
                      ? new ThreadCommand.Unassign()
                      : new ThreadCommand.Assign(assignee);
                })
            .set("#/contact_id", contactId, id -> new ThreadCommand.LinkContact(naming.contact(id)))
            .clearable(companyId, id -> new ThreadCommand.LinkCompany(naming.company(id)))
            .set("#/tag_ids", tagIds, ids -> new ThreadCommand.ReplaceTags(naming.tags(ids)))
            .clearable(projectId, id -> new ThreadCommand.LinkProject(naming.project(id)));
    return new StatusUpdate(status, snoozedUntil, closedLoop)
        .addTo(commands)
        .add(StoredAttributes.merging(Productlane.DIALECT, stored(now), telling()))
        .all();
  }

  /** Whoever asks twice that others be told asked twice. */
  private ThreadCommand.Telling telling() {
    return notification instanceof Patch.Value<Notification>
        ? ThreadCommand.Telling.OF_ALL
        : ThreadCommand.Telling.OF_CHANGES;
  }

  private JsonObject stored(Instant now) {
    var stored = new ObjectWriter();
    Fields.given("#/text", text).ifPresent(own -> stored.putText(Stored.TEXT, Fields.text(own)));
    Fields.given("#/notify", notification)
        .ifPresent(wanted -> stored.put(Stored.NOTIFY, wanted.toStored()));
    var dismissError = Fields.given("#/clear_ai_draft_error", clearAiDraftError).orElse(false);
    new DraftUpdate(aiDraftHtml, aiDraftSources, dismissError).write(stored, now);
    return stored.toObject();
  }
}
