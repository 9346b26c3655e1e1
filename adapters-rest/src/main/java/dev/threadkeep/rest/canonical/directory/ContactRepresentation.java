package dev.threadkeep.rest.canonical.directory;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Entry;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A contact as clients see it. */
@JsonNaming(SnakeCaseStrategy.class)
record ContactRepresentation(
    String id,
    @Nullable String name,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String imageUrl,
    @Nullable String companyId,
    Map<String, String> externalIds,
    long version,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant erasedAt) {

  static ContactRepresentation of(Entry<Contact> entry) {
    var contact = entry.details();
    var company = contact.company();
    return new ContactRepresentation(
        entry.id().value(),
        contact.name(),
        contact.email(),
        contact.phone(),
        contact.imageUrl(),
        company == null ? null : company.value(),
        EntryFields.externalIds(entry),
        entry.version(),
        entry.createdAt(),
        entry.updatedAt(),
        contact.erasedAt());
  }
}
