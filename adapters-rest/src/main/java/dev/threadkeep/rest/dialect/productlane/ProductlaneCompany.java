package dev.threadkeep.rest.dialect.productlane;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.directory.entry.Company;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.rest.http.dialect.IsoTimes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A company as Productlane shows it with a thread. */
@JsonNaming(SnakeCaseStrategy.class)
record ProductlaneCompany(
    String id,
    String name,
    @Nullable String logoUrl,
    List<String> domains,
    @Nullable Long size,
    @Nullable Long revenue,
    @Nullable String statusId,
    @Nullable String statusName,
    @Nullable String tierId,
    @Nullable String tierName,
    @Nullable Owner owner,
    List<String> externalIds,
    String createdAt,
    String updatedAt) {

  /** Who looks after a company; the directory knows of nobody. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Owner(String id, @Nullable String name, @Nullable String avatarUrl) {}

  static @Nullable ProductlaneCompany of(@Nullable Entry<Company> entry) {
    if (entry == null) {
      return null;
    }
    var company = entry.details();
    return new ProductlaneCompany(
        Cast.idOf(entry),
        company.name(),
        company.logoUrl(),
        company.domains(),
        company.size(),
        company.revenue(),
        null,
        null,
        null,
        null,
        null,
        externalIds(entry),
        IsoTimes.milliseconds(entry.createdAt()),
        IsoTimes.milliseconds(entry.updatedAt()));
  }

  /** By the names of the vendors, so that they come in the same order each time. */
  private static List<String> externalIds(Entry<Company> entry) {
    return entry.externalIds().all().entrySet().stream()
        .sorted(Comparator.comparing(known -> known.getKey().name()))
        .map(Map.Entry::getValue)
        .toList();
  }
}
