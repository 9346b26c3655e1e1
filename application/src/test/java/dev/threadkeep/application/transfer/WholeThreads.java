package dev.threadkeep.application.transfer;

import static dev.threadkeep.domain.thread.fixture.Cast.ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.ELEVEN;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.RESOLVED;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Contexts.aContext;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;

import dev.threadkeep.application.thread.EventJson;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ReasonChoice;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadEvent;
import dev.threadkeep.domain.thread.fixture.Messages;
import dev.threadkeep.domain.thread.fixture.Outcomes;
import dev.threadkeep.domain.thread.fixture.Story;
import dev.threadkeep.domain.thread.fixture.Threads;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Threads with all that belongs to them, as another service would bring them. */
public final class WholeThreads {
  private WholeThreads() {}

  /** One that was opened, has a message and is closed; its own among all of an organization. */
  public static WholeThread closed(OrganizationId organization, int number) {
    return of(
        aThread().of(organization).numbered(number).titled("Parcel " + number).story(), number);
  }

  /** The same of a thread with more to it. */
  public static WholeThread closed(Threads thread, int number) {
    return of(thread.story(), number);
  }

  private static WholeThread of(Story opened, int number) {
    return whole(
        opened
            .then(NINE.plusSeconds(1), ALICE, Messages.inbound().numbered(number).recorded())
            .then(
                TEN,
                ALICE,
                new ThreadCommand.Close(new ReasonChoice.Named(RESOLVED), null, false)));
  }

  public static WholeThread whole(Story story) {
    return whole(story.thread(), story.events(), story.messages());
  }

  static WholeThread whole(
      ConversationThread thread, List<RecordedEvent> events, List<Message> messages) {
    return new WholeThread(
        thread,
        events.stream()
            .map(event -> new WrittenEvent(event, EventJson.data(event.event())))
            .toList(),
        messages);
  }

  /** As a store keeps it after an erasure of everything, or of the messages of one contact. */
  static WholeThread erased(WholeThread whole, @Nullable ContactId messagesOf) {
    var erasure =
        Outcomes.moved(
            whole
                .thread()
                .decide(
                    List.of(new ThreadCommand.Erase(messagesOf)),
                    aContext().at(ELEVEN).by(ALICE).build()));
    return whole(
        erasure.thread(),
        Stream.concat(
                whole.events().stream().map(event -> messagesOf == null ? event.blanked() : event),
                erasure.events().stream())
            .toList(),
        whole.messages().stream()
            .map(
                message ->
                    messagesOf == null || message.author().equals(new Actor.Contact(messagesOf))
                        ? message.blanked()
                        : message)
            .toList());
  }

  /** As it was when this many events had happened to it. */
  static WholeThread beginningOf(WholeThread whole, int events) {
    var thread = whole.thread();
    var earlier = whole.events().subList(0, events);
    var said =
        earlier.stream()
            .filter(event -> event.event() instanceof ThreadEvent.MessageRecorded)
            .count();
    return whole(
        ConversationThread.replay(thread.id(), thread.organization(), earlier),
        earlier,
        whole.messages().stream().limit(said).toList());
  }
}
