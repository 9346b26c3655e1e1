package dev.threadkeep.rest.service;

import dev.threadkeep.application.access.OrganizationStore;
import dev.threadkeep.domain.party.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The two organizations there are. */
final class OrganizationsInMemory implements OrganizationStore {

  private static final List<Organization> ALL =
      List.of(
          new Organization(Service.ORGANIZATION, "Organization", Instant.EPOCH),
          new Organization(Service.OTHER, "Other", Instant.EPOCH));

  @Override
  public Optional<Organization> find(String name) {
    return ALL.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  @Override
  public Optional<Organization> find(OrganizationId id) {
    return ALL.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public List<Organization> all() {
    return ALL;
  }

  @Override
  public Organization findOrCreate(Organization candidate) {
    return find(candidate.name()).orElseThrow();
  }
}
