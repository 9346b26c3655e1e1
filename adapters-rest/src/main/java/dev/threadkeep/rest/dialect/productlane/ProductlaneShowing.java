package dev.threadkeep.rest.dialect.productlane;

import static java.util.stream.Collectors.toSet;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.threadkeep.application.directory.DirectoryStore;
import dev.threadkeep.application.directory.entry.Company;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Details;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.Project;
import dev.threadkeep.application.directory.entry.TagLook;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.application.thread.ThreadReader;
import dev.threadkeep.application.thread.ThreadReader.StoredMessage;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.Links;
import dev.threadkeep.domain.thread.ProjectId;
import dev.threadkeep.domain.thread.Tag;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.dialect.StoredAttributes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Shows threads as Productlane does, with all that they refer to. As many trips to the stores for
 * two hundred of them as for one.
 */
@Singleton
final class ProductlaneShowing {

  private final ThreadReader threads;
  private final DirectoryStore directory;

  ProductlaneShowing(ThreadReader threads, DirectoryStore directory) {
    this.threads = threads;
    this.directory = directory;
  }

  /** Threads in their order. */
  List<ProductlaneThread> all(Call call, List<ConversationThread> shown) {
    var cast = cast(call, shown);
    return shown.stream().map(thread -> ProductlaneThread.of(thread, cast)).toList();
  }

  ProductlaneThread one(Call call, ConversationThread thread) {
    return all(call, List.of(thread)).getFirst();
  }

  /** The teammates among those who wrote messages, by their ids. */
  Map<String, Entry<Teammate>> teammates(Call call, Stream<TeammateId> ids) {
    return entries(call, Teammate.class, ids.map(TeammateId::toString));
  }

  /** The contacts among those who wrote messages, by their ids. */
  Map<String, Entry<Contact>> contacts(Call call, Stream<ContactId> ids) {
    return entries(call, Contact.class, ids.map(ContactId::value));
  }

  private Cast cast(Call call, List<ConversationThread> shown) {
    var links = shown.stream().map(ConversationThread::links).toList();
    var contacts = contacts(call, links.stream().map(Links::contact).filter(Objects::nonNull));
    var companies =
        Stream.concat(
                links.stream().map(Links::company),
                contacts.values().stream().map(contact -> contact.details().company()))
            .filter(Objects::nonNull)
            .map(CompanyId::value);
    var projects =
        links.stream().map(Links::project).filter(Objects::nonNull).map(ProjectId::value);
    var asking = call.teammate();
    return new Cast(
        contacts,
        entries(call, Company.class, companies),
        entries(call, Project.class, projects),
        teammates(call, shown.stream().flatMap(ProductlaneShowing::teammates)),
        tags(call, shown),
        beginnings(call, shown),
        asking == null ? null : asking.id());
  }

  private static Stream<TeammateId> teammates(ConversationThread thread) {
    var assignee = thread.assignment().assignee();
    return Stream.of(
            Optional.ofNullable(assignee).map(Assignee::id),
            Optional.ofNullable(ProductlaneThread.opener(thread)))
        .flatMap(Optional::stream);
  }

  private <D extends Details> Map<String, Entry<D>> entries(
      Call call, Class<D> kind, Stream<String> ids) {
    var wanted = ids.map(EntryId::new).collect(toSet());
    return wanted.isEmpty()
        ? Map.of()
        : directory.findAll(call.caller(), kind, wanted).stream()
            .collect(toUnmodifiableMap(entry -> entry.id().value(), Function.identity()));
  }

  private Map<String, Entry<TagLook>> tags(Call call, List<ConversationThread> shown) {
    var keys =
        shown.stream()
            .flatMap(thread -> thread.tags().all().stream())
            .map(Tag::key)
            .collect(toSet());
    return keys.isEmpty()
        ? Map.of()
        : directory.findByKey(call.caller(), TagLook.class, keys).stream()
            .collect(toUnmodifiableMap(entry -> entry.details().key(), Function.identity()));
  }

  /** Of those threads alone that have no text of their own. */
  private Map<ThreadId, String> beginnings(Call call, List<ConversationThread> shown) {
    var wanted =
        shown.stream()
            .filter(
                thread ->
                    StoredAttributes.of(thread, Productlane.DIALECT).text(Stored.TEXT) == null)
            .map(ConversationThread::id)
            .toList();
    return wanted.isEmpty()
        ? Map.of()
        : threads.firstMessages(call.caller(), wanted).stream()
            .collect(
                toUnmodifiableMap(
                    StoredMessage::thread, stored -> stored.message().text().value()));
  }
}
