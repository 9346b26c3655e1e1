package dev.threadkeep.rest.dialect.productlane;

import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.rest.http.Call;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;

/** Shows messages and comments with what the directory knows of those who wrote them. */
@Singleton
final class MessageShowing {

  private final ProductlaneShowing people;

  MessageShowing(ProductlaneShowing people) {
    this.people = people;
  }

  List<ProductlaneMessage> messages(Call call, ConversationThread thread, List<Message> messages) {
    var writers = writers(call, messages);
    return messages.stream()
        .map(message -> ProductlaneMessage.of(thread, message, writers))
        .toList();
  }

  List<ProductlaneComment> comments(Call call, ConversationThread thread, List<Message> notes) {
    var writers = writers(call, notes);
    return notes.stream().map(note -> ProductlaneComment.of(thread, note, writers)).toList();
  }

  private Writers writers(Call call, List<Message> messages) {
    return new Writers(
        people.teammates(
            call,
            messages.stream()
                .map(message -> ProductlaneThread.teammate(message.author()))
                .filter(Objects::nonNull)),
        people.contacts(
            call,
            messages.stream()
                .map(message -> message.author() instanceof Actor.Contact(var id) ? id : null)
                .filter(Objects::nonNull)));
  }
}
