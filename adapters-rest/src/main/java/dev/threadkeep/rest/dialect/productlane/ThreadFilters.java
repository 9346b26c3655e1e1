package dev.threadkeep.rest.dialect.productlane;

import dev.threadkeep.application.directory.entry.Company;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Details;
import dev.threadkeep.application.directory.entry.Project;
import dev.threadkeep.application.directory.entry.TagLook;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.application.thread.ThreadQuery.StatusName;
import dev.threadkeep.domain.insight.InboxTab;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.Severity;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.dialect.StoredAttributes;
import dev.threadkeep.rest.http.parameter.QueryParameters;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the filters of Productlane's list of threads. */
@Singleton
final class ThreadFilters {

  static final String STATUS = "status";
  static final String TAB = "tab";
  static final String ASSIGNEE_ID = "assignee_id";
  static final String CONTACT_ID = "contact_id";
  static final String COMPANY_ID = "company_id";
  static final String TAG_ID = "tag_id";
  static final String PAIN_LEVEL = "pain_level";
  static final String ORIGIN = "origin";
  static final String ISSUE_ID = "issue_id";
  static final String PROJECT_ID = "project_id";
  static final String EXTERNAL_ID = "external_id";
  static final String CREATED_AFTER = "created_after";
  static final String CREATED_BEFORE = "created_before";
  static final String UPDATED_AFTER = "updated_after";
  static final String UPDATED_BEFORE = "updated_before";

  private final ProductlaneEntries entries;

  ThreadFilters(ProductlaneEntries entries) {
    this.entries = entries;
  }

  ThreadFilter of(Call call, QueryParameters parameters) {
    Set<StatusName> statuses = EnumSet.allOf(StatusName.class);
    List<Predicate<ConversationThread>> wanted = new ArrayList<>();
    // What was deleted here and shown again elsewhere is still gone here.
    wanted.add(thread -> !ProductlaneThreads.isDeleted(thread));
    parameters
        .word(STATUS, StatusWord.class, StatusWord::word)
        .ifPresent(word -> statuses.removeIf(status -> status != word.toStatus()));
    parameters
        .word(TAB, InboxTab.class, Tabs::word)
        .ifPresent(
            tab -> {
              statuses.removeIf(status -> status != Tabs.status(tab));
              var asking = call.teammate();
              var id = asking == null ? null : asking.id();
              wanted.add(thread -> InboxTab.of(thread, id) == tab);
            });
    parameters
        .word(PAIN_LEVEL, Severity.class, Severity::name)
        .ifPresent(severity -> wanted.add(thread -> thread.severity() == severity));
    parameters
        .value(ORIGIN, ThreadOrigin::parse)
        .ifPresent(origin -> wanted.add(thread -> ThreadOrigin.of(thread).equals(origin.word())));
    parameters
        .text(ISSUE_ID)
        .ifPresent(
            issue ->
                wanted.add(
                    thread ->
                        issue.equals(
                            StoredAttributes.of(thread, Productlane.DIALECT)
                                .text(Stored.ISSUE_ID))));
    links(call, parameters, wanted);
    times(parameters, wanted);
    return new ThreadFilter(
        statuses,
        wanted.stream().reduce(Predicate::and).orElseThrow(),
        parameters.text(EXTERNAL_ID).orElse(null),
        parameters.instant(CREATED_AFTER).orElse(null));
  }

  private void links(
      Call call, QueryParameters parameters, List<Predicate<ConversationThread>> wanted) {
    linked(call, parameters, ASSIGNEE_ID, Teammate.class, ThreadFilters::assignee)
        .ifPresent(wanted::add);
    linked(call, parameters, CONTACT_ID, Contact.class, ThreadFilters::contact)
        .ifPresent(wanted::add);
    linked(call, parameters, COMPANY_ID, Company.class, ThreadFilters::company)
        .ifPresent(wanted::add);
    linked(call, parameters, PROJECT_ID, Project.class, ThreadFilters::project)
        .ifPresent(wanted::add);
    parameters
        .text(TAG_ID)
        .map(id -> entries.find(call, TagLook.class, id))
        .ifPresent(
            tag ->
                wanted.add(
                    thread ->
                        tag.isPresent() && thread.tags().contains(tag.get().details().tag())));
  }

  /** Whether a thread refers to the entry named; to an entry that there is not, none does. */
  private <D extends Details> Optional<Predicate<ConversationThread>> linked(
      Call call,
      QueryParameters parameters,
      String name,
      Class<D> kind,
      Function<ConversationThread, @Nullable String> link) {
    return parameters
        .text(name)
        .map(id -> entries.find(call, kind, id).map(entry -> entry.id().value()))
        .map(id -> thread -> id.isPresent() && id.get().equals(link.apply(thread)));
  }

  private static @Nullable String assignee(ConversationThread thread) {
    var assignee = thread.assignment().assignee();
    return assignee == null ? null : assignee.id().toString();
  }

  private static @Nullable String contact(ConversationThread thread) {
    var contact = thread.links().contact();
    return contact == null ? null : contact.value();
  }

  private static @Nullable String company(ConversationThread thread) {
    var company = thread.links().company();
    return company == null ? null : company.value();
  }

  private static @Nullable String project(ConversationThread thread) {
    var project = thread.links().project();
    return project == null ? null : project.value();
  }

  private static void times(
      QueryParameters parameters, List<Predicate<ConversationThread>> wanted) {
    parameters
        .instant(CREATED_AFTER)
        .ifPresent(time -> wanted.add(thread -> thread.createdAt().isAfter(time)));
    parameters
        .instant(CREATED_BEFORE)
        .ifPresent(time -> wanted.add(thread -> thread.createdAt().isBefore(time)));
    parameters
        .instant(UPDATED_AFTER)
        .ifPresent(time -> wanted.add(thread -> thread.updatedAt().isAfter(time)));
    parameters
        .instant(UPDATED_BEFORE)
        .ifPresent(time -> wanted.add(thread -> thread.updatedAt().isBefore(time)));
  }
}
