package dev.threadkeep.rest.canonical.directory;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.directory.entry.Company;
import dev.threadkeep.application.directory.entry.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A company as clients see it. */
@JsonNaming(SnakeCaseStrategy.class)
record CompanyRepresentation(
    String id,
    String name,
    List<String> domains,
    @Nullable String logoUrl,
    @Nullable Long size,
    @Nullable Long revenue,
    Map<String, String> externalIds,
    long version,
    Instant createdAt,
    Instant updatedAt) {

  static CompanyRepresentation of(Entry<Company> entry) {
    var company = entry.details();
    return new CompanyRepresentation(
        entry.id().value(),
        company.name(),
        company.domains(),
        company.logoUrl(),
        company.size(),
        company.revenue(),
        EntryFields.externalIds(entry),
        entry.version(),
        entry.createdAt(),
        entry.updatedAt());
  }
}
