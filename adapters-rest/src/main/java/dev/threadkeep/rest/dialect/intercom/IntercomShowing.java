package dev.threadkeep.rest.dialect.intercom;

import static java.util.stream.Collectors.toSet;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.threadkeep.application.directory.DirectoryStore;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Details;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.TagLook;
import dev.threadkeep.application.directory.entry.Team;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.application.thread.ThreadReader;
import dev.threadkeep.application.thread.ThreadReader.StoredMessage;
import dev.threadkeep.domain.message.MessageId;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.Tag;
import dev.threadkeep.domain.thread.ThreadEvent;
import dev.threadkeep.rest.http.Call;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Shows threads as Intercom does, with their past and what the directory knows of their people. As
 * many trips to the stores for a hundred of them as for one.
 */
@Singleton
final class IntercomShowing {

  /** Intercom shows the newest parts of a conversation, and this many of them. */
  private static final int MOST_PARTS = 500;

  private final ThreadReader threads;
  private final DirectoryStore directory;

  IntercomShowing(ThreadReader threads, DirectoryStore directory) {
    this.threads = threads;
    this.directory = directory;
  }

  /** Conversations as lists have them, in their order. */
  List<IntercomConversation> all(Call call, List<ConversationThread> shown) {
    var stories = stories(call, shown, 0);
    var cast = cast(call, stories);
    return stories.stream().map(story -> IntercomConversation.listed(story, cast)).toList();
  }

  IntercomConversation one(Call call, ConversationThread thread) {
    return one(call, thread, BodyForm.HTML);
  }

  /** A conversation with its parts. */
  IntercomConversation one(Call call, ConversationThread thread, BodyForm form) {
    var stories = stories(call, List.of(thread), MOST_PARTS);
    return IntercomConversation.inFull(stories.getFirst(), cast(call, stories), form);
  }

  /** One tag of a conversation. */
  IntercomTag tag(Call call, ConversationThread thread, Entry<TagLook> tag) {
    var stories = stories(call, List.of(thread), 0);
    return IntercomTag.of(tag, stories.getFirst(), cast(call, stories));
  }

  private List<Story> stories(Call call, List<ConversationThread> shown, int mostParts) {
    return shown.isEmpty()
        ? List.of()
        : threads.histories(call.caller(), shown).stream()
            .map(history -> Story.of(history, mostParts))
            .toList();
  }

  private Cast cast(Call call, List<Story> stories) {
    return new Cast(
        entries(
            call,
            Teammate.class,
            all(stories, story -> story.teammates().stream().map(id -> EntryId.of(id.value())))),
        entries(
            call,
            Team.class,
            all(stories, story -> story.teams().stream().map(id -> new EntryId(id.value())))),
        entries(
            call,
            Contact.class,
            all(stories, story -> contacts(story).map(id -> new EntryId(id.value())))),
        tags(call, all(stories, story -> story.thread().tags().all().stream().map(Tag::key))),
        messages(call, all(stories, Story::messages)));
  }

  private static <T> Set<T> all(List<Story> stories, Function<Story, Stream<T>> part) {
    return stories.stream().flatMap(part).collect(toSet());
  }

  /** The contact whom the thread is held with, and whoever else wrote. */
  private static Stream<ContactId> contacts(Story story) {
    return Stream.concat(
        Stream.ofNullable(story.thread().links().contact()),
        story.events().stream()
            .flatMap(
                recorded ->
                    recorded.event() instanceof ThreadEvent.MessageRecorded said
                        ? Stream.of(recorded.by(), said.author())
                        : Stream.of(recorded.by()))
            .flatMap(
                actor -> actor instanceof Actor.Contact(var id) ? Stream.ofNullable(id) : null));
  }

  private <D extends Details> Map<String, Entry<D>> entries(
      Call call, Class<D> kind, Set<EntryId> ids) {
    return ids.isEmpty()
        ? Map.of()
        : directory.findAll(call.caller(), kind, ids).stream()
            .collect(toUnmodifiableMap(entry -> entry.id().value(), Function.identity()));
  }

  private Map<String, Entry<TagLook>> tags(Call call, Set<String> keys) {
    return keys.isEmpty()
        ? Map.of()
        : directory.findByKey(call.caller(), TagLook.class, keys).stream()
            .collect(toUnmodifiableMap(entry -> entry.details().key(), Function.identity()));
  }

  private Map<MessageId, StoredMessage> messages(Call call, Set<MessageId> ids) {
    return ids.isEmpty()
        ? Map.of()
        : threads.messages(call.caller(), ids).stream()
            .collect(toUnmodifiableMap(stored -> stored.message().id(), Function.identity()));
  }
}
