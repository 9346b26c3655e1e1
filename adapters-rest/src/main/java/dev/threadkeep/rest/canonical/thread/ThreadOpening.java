package dev.threadkeep.rest.canonical.thread;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.Assignment;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.Attributes;
import dev.threadkeep.domain.thread.ChangeContext.SpareIdentity;
import dev.threadkeep.domain.thread.Handling;
import dev.threadkeep.domain.thread.Links;
import dev.threadkeep.domain.thread.NewThread;
import dev.threadkeep.domain.thread.ProjectId;
import dev.threadkeep.domain.thread.References;
import dev.threadkeep.domain.thread.Severity;
import dev.threadkeep.domain.thread.Tags;
import dev.threadkeep.rest.canonical.thread.Inputs.ChannelInput;
import dev.threadkeep.rest.canonical.thread.Inputs.HandlingWord;
import dev.threadkeep.rest.canonical.thread.Inputs.SeverityWord;
import dev.threadkeep.rest.canonical.thread.Inputs.TeammateInput;
import dev.threadkeep.rest.http.failure.Field;
import dev.threadkeep.rest.reference.ReferenceInput;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a new thread is to begin with; nothing of it is needed. */
@JsonNaming(SnakeCaseStrategy.class)
record ThreadOpening(
    @Nullable String title,
    @Nullable ChannelInput channel,
    @Nullable String contactId,
    @Nullable String companyId,
    @Nullable String projectId,
    @Nullable List<String> tags,
    @Nullable SeverityWord severity,
    @Nullable HandlingWord handling,
    @Nullable Map<String, @Nullable ReferenceInput> externalRefs,
    @Nullable JsonObject attributes,
    @Nullable TeammateInput assignee,
    @Nullable MessageInput message) {

  /** The thread, given its identity. */
  Function<SpareIdentity, NewThread> toThread(
      OrganizationId organization, ReferenceChanges references) {
    var newTitle = Inputs.title(title);
    var links = links();
    var newTags = tags == null ? Tags.none() : Inputs.tags(tags);
    var newSeverity = severity == null ? Severity.UNKNOWN : severity.toSeverity();
    var newHandling = handling == null ? Handling.HUMAN : handling.toHandling();
    var newReferences = externalRefs == null ? References.none() : references.first(externalRefs);
    var newAttributes = toAttributes();
    var assignment =
        assignee == null
            ? Assignment.nobody()
            : Assignment.nobody().withAssignee(assignee.toAssignee());
    return spare ->
        new NewThread(
            spare.id(),
            organization,
            spare.number(),
            newTitle,
            links,
            newTags,
            newSeverity,
            newHandling,
            newReferences,
            newAttributes,
            assignment);
  }

  private Links links() {
    return new Links(
        contactId == null ? null : Field.of("#/contact_id", () -> new ContactId(contactId)),
        companyId == null ? null : Field.of("#/company_id", () -> new CompanyId(companyId)),
        projectId == null ? null : Field.of("#/project_id", () -> new ProjectId(projectId)),
        channel == null ? null : channel.toChannel(),
        null);
  }

  private Attributes toAttributes() {
    return attributes == null
        ? Attributes.none()
        // As a merge patch on nothing: a null member means none.
        : Field.of("#/attributes", () -> new Attributes(JsonObject.empty().merge(attributes)));
  }
}
