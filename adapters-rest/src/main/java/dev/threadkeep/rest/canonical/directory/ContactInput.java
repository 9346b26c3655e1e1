package dev.threadkeep.rest.canonical.directory;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.ExternalIds;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.rest.http.failure.Field;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A contact as a client describes it; nothing of it is needed. */
@JsonNaming(SnakeCaseStrategy.class)
record ContactInput(
    @Nullable String name,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String imageUrl,
    @Nullable String companyId,
    @Nullable Map<String, @Nullable String> externalIds)
    implements EntryInput<Contact> {

  @Override
  public Contact toDetails() {
    var company =
        companyId == null ? null : Field.of("#/company_id", () -> new CompanyId(companyId));
    return EntryFields.details(() -> new Contact(name, email, phone, imageUrl, company));
  }

  /**
   * Who is described as having nothing, or nothing but a company, is still erased; anybody else is
   * somebody again.
   */
  @Override
  public Contact toDetails(Contact standing) {
    var described = toDetails();
    var erasedAt = standing.erasedAt();
    return erasedAt != null && described.isBlank() && toExternalIds().all().isEmpty()
        ? described.erased(erasedAt)
        : described;
  }

  @Override
  public ExternalIds toExternalIds() {
    return EntryFields.externalIds(externalIds);
  }
}
