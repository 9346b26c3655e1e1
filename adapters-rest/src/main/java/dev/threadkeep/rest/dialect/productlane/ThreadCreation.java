package dev.threadkeep.rest.dialect.productlane;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.domain.message.MessageText;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.thread.Attributes;
import dev.threadkeep.domain.thread.ReasonChoice;
import dev.threadkeep.domain.thread.References;
import dev.threadkeep.domain.thread.Severity;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.rest.http.dialect.StoredAttributes;
import dev.threadkeep.rest.http.failure.Field;
import dev.threadkeep.rest.http.json.Pointers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a new thread is to begin with; unknown fields are refused.
 *
 * @param contactEmail of its contact, who enters the directory if nobody there has it
 * @param createdAt when its text was said; the thread itself begins now
 * @param updatedAt taken and not used: a thread's last change is its own
 */
@JsonNaming(SnakeCaseStrategy.class)
record ThreadCreation(
    String text,
    Severity painLevel,
    String contactEmail,
    @Nullable Map<String, @Nullable String> externalIds,
    @Nullable String title,
    @Nullable StatusWord status,
    @Nullable String origin,
    @Nullable String contactName,
    @Nullable String assigneeId,
    @Nullable String companyId,
    @Nullable String projectId,
    @Nullable String issueId,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @JsonProperty("notify") @Nullable Notification notification) {

  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";

  /**
   * A mailbox as RFC 5321, section 4.1.2, has it, without quotes and address literals. The
   * repetitions give nothing back: one that could would take a frame of the stack for each round.
   */
  private static final Pattern EMAIL =
      Pattern.compile("%1$s(?:\\.%1$s)*+@%2$s(?:\\.%2$s)*+".formatted(ATOM, LABEL));

  MessageText message() {
    return Field.of("#/text", () -> new MessageText(Fields.text(text)));
  }

  String email() {
    if (!EMAIL.matcher(contactEmail).matches()) {
      throw Field.invalid("#/contact_email", "must be an e-mail address");
    }
    return contactEmail;
  }

  /** The contact as it is to be, where there is none with the address. */
  Contact newContact(@Nullable CompanyId company) {
    var known = Field.of("#/contact_email", () -> new Contact(null, email(), null, null, company));
    return Field.of(
        "#/contact_name", () -> new Contact(name(), known.email(), null, null, company));
  }

  @Nullable String name() {
    return contactName == null || contactName.isBlank() ? null : contactName;
  }

  References references() {
    if (externalIds == null) {
      return References.none();
    }
    var references = new ArrayList<ExternalReference>();
    externalIds.forEach((name, id) -> references.add(reference(name, id)));
    return References.of(references);
  }

  private static ExternalReference reference(String name, @Nullable String id) {
    var pointer = Pointers.member("#/external_ids", name);
    if (id == null) {
      throw Field.invalid(pointer, "must be a string");
    }
    var vendor =
        KnownVendors.ALL.stream()
            .filter(known -> known.name().equals(name))
            .findFirst()
            .orElseThrow(() -> Field.invalid(pointer, "is not a known field"));
    return Field.of(pointer, () -> new ExternalReference(vendor, id));
  }

  Attributes attributes() {
    var from = origin == null ? null : Field.of("#/origin", () -> ThreadOrigin.parse(origin));
    return StoredAttributes.first(
        Productlane.DIALECT,
        new ObjectWriter()
            .putText(Stored.ORIGIN, from == null ? null : from.word())
            .putText(Stored.ISSUE_ID, issueId)
            .put(Stored.NOTIFY, notification == null ? null : notification.toStored())
            .toObject());
  }

  /** What brings a thread that begins open to its first status. */
  List<ThreadCommand> toStatus() {
    return switch (status) {
      case null -> List.of();
      case OPEN -> List.of();
      case SNOOZED -> List.of(new ThreadCommand.EnsureSnoozed(new SnoozeEnd.NextReply()));
      case DONE -> List.of(new ThreadCommand.EnsureClosed(new ReasonChoice.Unnamed(), null, false));
    };
  }
}
