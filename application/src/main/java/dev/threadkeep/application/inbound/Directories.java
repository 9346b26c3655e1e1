package dev.threadkeep.application.inbound;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.delivery.VendorAssignee;
import dev.threadkeep.application.delivery.VendorTag;
import dev.threadkeep.application.directory.DirectoryStore;
import dev.threadkeep.application.directory.entry.Company;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Details;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.Project;
import dev.threadkeep.application.directory.entry.TagLook;
import dev.threadkeep.application.directory.entry.Team;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.party.TeamId;
import dev.threadkeep.domain.thread.ProjectId;
import dev.threadkeep.domain.thread.Tag;
import dev.threadkeep.domain.thread.Tags;
import dev.threadkeep.domain.vendor.Vendor;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Who and what a vendor means by its ids. */
final class Directories {
  private final DirectoryStore directory;
  private final Caller caller;
  private final Vendor vendor;

  Directories(DirectoryStore directory, Caller caller, Vendor vendor) {
    this.directory = directory;
    this.caller = caller;
    this.vendor = vendor;
  }

  /** The teammate; nobody where the vendor takes a person for an agent, or the other way round. */
  Optional<Assignee> teammate(VendorAssignee named) {
    return find(Teammate.class, named.id())
        .filter(
            entry ->
                named.kind() == null || named.kind().name().equals(entry.details().type().name()))
        .map(Teammate::assignee);
  }

  Optional<TeamId> team(String id) {
    return find(Team.class, id).map(entry -> new TeamId(entry.id().value()));
  }

  Optional<ContactId> contact(String id) {
    return find(Contact.class, id).map(entry -> new ContactId(entry.id().value()));
  }

  Optional<CompanyId> company(String id) {
    return find(Company.class, id).map(entry -> new CompanyId(entry.id().value()));
  }

  Optional<ProjectId> project(String id) {
    return find(Project.class, id).map(entry -> new ProjectId(entry.id().value()));
  }

  /**
   * The tags, under the names that they have here; one that nobody here knows has the vendor's.
   *
   * @throws IllegalArgumentException if a name can be none here
   */
  Tags tags(List<VendorTag> tags) {
    var ids = tags.stream().map(VendorTag::id).filter(Objects::nonNull).toList();
    var known = new HashMap<String, Tag>();
    if (!ids.isEmpty()) {
      directory
          .findByExternalIds(caller, TagLook.class, vendor, ids)
          .forEach(
              entry ->
                  entry
                      .externalIds()
                      .at(vendor)
                      .ifPresent(id -> known.put(id, entry.details().tag())));
    }
    return new Tags(
        tags.stream()
            .map(
                tag -> {
                  var own = tag.id() == null ? null : known.get(tag.id());
                  return own == null ? new Tag(tag.name()) : own;
                })
            .toList());
  }

  private <D extends Details> Optional<Entry<D>> find(Class<D> kind, String id) {
    // No entry has an id that no store can keep.
    return id.indexOf(0) < 0
        ? directory.findByExternalId(caller, kind, vendor, id)
        : Optional.empty();
  }
}
