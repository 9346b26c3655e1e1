package dev.threadkeep.rest.dialect.productlane;

import dev.threadkeep.application.directory.entry.Company;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Details;
import dev.threadkeep.application.directory.entry.Project;
import dev.threadkeep.application.directory.entry.TagLook;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.thread.ProjectId;
import dev.threadkeep.domain.thread.Tags;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.failure.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The entries of the directory that a request's body names, by the fields that name them. */
final class Naming {

  private final Call call;
  private final ProductlaneEntries entries;

  Naming(Call call, ProductlaneEntries entries) {
    this.call = call;
    this.entries = entries;
  }

  @Nullable Assignee assignee(@Nullable String id) {
    return id == null
        ? null
        : Teammate.assignee(entries.get(call, Teammate.class, "#/assignee_id", id));
  }

  ContactId contact(String id) {
    return new ContactId(own(Contact.class, "#/contact_id", id));
  }

  @Nullable CompanyId company(@Nullable String id) {
    return id == null ? null : new CompanyId(own(Company.class, "#/company_id", id));
  }

  @Nullable ProjectId project(@Nullable String id) {
    return id == null ? null : new ProjectId(own(Project.class, "#/project_id", id));
  }

  Tags tags(List<String> ids) {
    var named = entries.getAll(call, TagLook.class, "#/tag_ids", ids);
    return Field.of(
        "#/tag_ids", () -> new Tags(named.stream().map(entry -> entry.details().tag()).toList()));
  }

  private String own(Class<? extends Details> kind, String pointer, String id) {
    return entries.get(call, kind, pointer, id).id().value();
  }
}
