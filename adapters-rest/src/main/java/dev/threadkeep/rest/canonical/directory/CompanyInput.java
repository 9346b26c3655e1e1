package dev.threadkeep.rest.canonical.directory;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.directory.entry.Company;
import dev.threadkeep.application.directory.entry.ExternalIds;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A company as a client describes it. */
@JsonNaming(SnakeCaseStrategy.class)
record CompanyInput(
    String name,
    @Nullable List<String> domains,
    @Nullable String logoUrl,
    @Nullable Long size,
    @Nullable Long revenue,
    @Nullable Map<String, @Nullable String> externalIds)
    implements EntryInput<Company> {

  @Override
  public Company toDetails() {
    var all = domains == null ? List.<String>of() : domains;
    return EntryFields.details(() -> new Company(name, all, logoUrl, size, revenue));
  }

  @Override
  public ExternalIds toExternalIds() {
    return EntryFields.externalIds(externalIds);
  }
}
