package dev.threadkeep.rest.dialect.productlane;

import dev.threadkeep.application.Ids;
import dev.threadkeep.application.directory.DirectoryStore;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.ExternalIds;
import dev.threadkeep.application.directory.entry.Mention;
import dev.threadkeep.application.directory.entry.Newcomer;
import dev.threadkeep.application.thread.ThreadLifecycle.Opening;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Assignment;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.thread.ChangeContext.SpareIdentity;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.Handling;
import dev.threadkeep.domain.thread.Links;
import dev.threadkeep.domain.thread.NewThread;
import dev.threadkeep.domain.thread.Tags;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.NewMessages;
import dev.threadkeep.rest.http.dialect.DialectThreads;
import dev.threadkeep.rest.http.failure.Field;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opens threads, with contacts whom nobody knew. */
@Singleton
final class ThreadCreating {

  private final DialectThreads threads;
  private final NewMessages messages;
  private final ProductlaneEntries entries;
  private final DirectoryStore directory;
  private final ContactUpdates contacts;
  private final Ids ids;
  private final InstantSource clock;

  ThreadCreating(
      DialectThreads threads,
      NewMessages messages,
      ProductlaneEntries entries,
      DirectoryStore directory,
      ContactUpdates contacts,
      Ids ids,
      InstantSource clock) {
    this.threads = threads;
    this.messages = messages;
    this.entries = entries;
    this.directory = directory;
    this.contacts = contacts;
    this.ids = ids;
    this.clock = clock;
  }

  ConversationThread create(Call call, ThreadCreation given) {
    var naming = new Naming(call, entries);
    var company = naming.company(given.companyId());
    var known = contactAt(call, given.email());
    var newcomer = newContact(given, company);
    var contact = new ContactId(known.orElse(newcomer).id().value());
    var links = new Links(contact, company, naming.project(given.projectId()), null, null);
    var assignment = Assignment.nobody().withAssignee(naming.assignee(given.assigneeId()));
    var opening =
        new Opening(
            thread(call, given, links, assignment),
            known.isPresent() ? List.of() : List.of(new Newcomer(Mention.of(contact), newcomer)),
            commands(given));
    var thread = threads.open(call, Productlane.DIALECT, opening);
    if (known.isPresent()) {
      update(call, given, links);
    }
    return thread;
  }

  /** Several contacts may have one address; the one that has had it longest is meant. */
  private Optional<Entry<Contact>> contactAt(Call call, String email) {
    return directory
        .findByKey(call.caller(), Contact.class, List.of(email.toLowerCase(Locale.ROOT)))
        .stream()
        .findFirst();
  }

  private Entry<Contact> newContact(ThreadCreation given, @Nullable CompanyId company) {
    return Entry.begun(
        EntryId.of(ids.next()),
        null,
        given.newContact(company),
        ExternalIds.none(),
        clock.instant());
  }

  private static Function<SpareIdentity, NewThread> thread(
      Call call, ThreadCreation given, Links links, Assignment assignment) {
    var title = Fields.title(given.title());
    var references = given.references();
    var attributes = given.attributes();
    return spare ->
        new NewThread(
            spare.id(),
            call.caller().organization(),
            spare.number(),
            title,
            links,
            Tags.none(),
            given.painLevel(),
            Handling.HUMAN,
            references,
            attributes,
            assignment);
  }

  private List<ThreadCommand> commands(ThreadCreation given) {
    var author = new Actor.Contact(null);
    var text = given.message();
    var at = given.createdAt();
    var message =
        at == null
            ? messages.said(MessageKind.INBOUND, author, text)
            : Field.of("#/created_at", () -> messages.said(MessageKind.INBOUND, author, text, at));
    return Stream.concat(
            Stream.of(new ThreadCommand.RecordMessage(message)), given.toStatus().stream())
        .toList();
  }

  private void update(Call call, ThreadCreation given, Links links) {
    if (given.companyId() != null) {
      contacts.join(call, links);
    }
    if (given.name() != null) {
      contacts.rename(call, links, given.name());
    }
  }
}
