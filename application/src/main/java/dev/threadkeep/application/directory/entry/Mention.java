package dev.threadkeep.application.directory.entry;

import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.party.TeamId;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ProjectId;
import dev.threadkeep.domain.thread.Tag;
import dev.threadkeep.domain.vendor.Vendor;
import java.util.HashSet;
import java.util.Set;

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

  /** How a thread names an entry: a tag by its name, any other by its id. */
  static Mention of(Entry<?> entry) {
    return entry.details() instanceof TagLook look
        ? of(look.tag())
        : new ById(entry.kind(), entry.id());
  }

  /** All entries that a thread refers to. */
  static Set<Mention> allOf(ConversationThread thread) {
    var all = new HashSet<Mention>();
    var assignment = thread.assignment();
    if (assignment.assignee() != null) {
      all.add(of(assignment.assignee().id()));
    }
    if (assignment.team() != null) {
      all.add(of(assignment.team()));
    }
    var links = thread.links();
    if (links.contact() != null) {
      all.add(of(links.contact()));
    }
    if (links.company() != null) {
      all.add(of(links.company()));
    }
    if (links.project() != null) {
      all.add(of(links.project()));
    }
    thread.tags().all().forEach(tag -> all.add(of(tag)));
    return all;
  }
}
