package dev.threadkeep.application.directory.entry;

import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.party.TeamId;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.thread.ProjectId;
import dev.threadkeep.domain.thread.Tag;
import dev.threadkeep.domain.vendor.Vendor;

/** How a request names an entry. */
public sealed interface Mention {
  Kind kind();

  /** By its own id. */
  record ById(Kind kind, EntryId id) implements Mention {}

  /**
   * A tag by its name.
   *
   * @param key the name without regard to case
   */
  record ByName(String key) implements Mention {
    @Override
    public Kind kind() {
      return Kind.TAG;
    }
  }

  /** By a vendor's id of it. */
  record ByExternalId(Kind kind, Vendor vendor, String externalId) implements Mention {}

  static ById of(TeammateId id) {
    return new ById(Kind.TEAMMATE, EntryId.of(id.value()));
  }

  static ById of(TeamId id) {
    return new ById(Kind.TEAM, new EntryId(id.value()));
  }

  static ById of(ContactId id) {
    return new ById(Kind.CONTACT, new EntryId(id.value()));
  }

  static ById of(CompanyId id) {
    return new ById(Kind.COMPANY, new EntryId(id.value()));
  }

  static ById of(ProjectId id) {
    return new ById(Kind.PROJECT, new EntryId(id.value()));
  }

  static ByName of(Tag tag) {
    return new ByName(tag.key());
  }
}
