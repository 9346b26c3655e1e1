package dev.threadkeep.rest.dialect.productlane;

import dev.threadkeep.application.directory.entry.Company;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.Project;
import dev.threadkeep.application.directory.entry.TagLook;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ProjectId;
import dev.threadkeep.domain.thread.ThreadId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who and what threads that are to be shown refer to, by their ids, tags by their keys.
 *
 * @param beginnings what is said first in each thread
 * @param asking who looks at the inbox, if a teammate does
 */
record Cast(
    Map<String, Entry<Contact>> contacts,
    Map<String, Entry<Company>> companies,
    Map<String, Entry<Project>> projects,
    Map<String, Entry<Teammate>> teammates,
    Map<String, Entry<TagLook>> tags,
    Map<ThreadId, String> beginnings,
    @Nullable TeammateId asking) {

  Cast {
    contacts = Map.copyOf(contacts);
    companies = Map.copyOf(companies);
    projects = Map.copyOf(projects);
    teammates = Map.copyOf(teammates);
    tags = Map.copyOf(tags);
    beginnings = Map.copyOf(beginnings);
  }

  @Nullable Entry<Contact> contact(@Nullable ContactId id) {
    return id == null ? null : contacts.get(id.value());
  }

  @Nullable Entry<Company> company(@Nullable CompanyId id) {
    return id == null ? null : companies.get(id.value());
  }

  @Nullable Entry<Project> project(@Nullable ProjectId id) {
    return id == null ? null : projects.get(id.value());
  }

  @Nullable Entry<Teammate> teammate(@Nullable TeammateId id) {
    return id == null ? null : teammates.get(id.toString());
  }

  List<Entry<TagLook>> tagsOf(ConversationThread thread) {
    return thread.tags().all().stream()
        .map(tag -> tags.get(tag.key()))
        .filter(Objects::nonNull)
        .toList();
  }

  /** The id that Productlane gave to an entry, else its own. */
  static String idOf(Entry<?> entry) {
    return entry.externalIds().at(Productlane.DIALECT.vendor()).orElseGet(() -> entry.id().value());
  }
}
