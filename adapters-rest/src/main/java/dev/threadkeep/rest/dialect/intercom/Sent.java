package dev.threadkeep.rest.dialect.intercom;

import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.rest.http.Call;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What something sent to a conversation asks for.
 *
 * @param call with the one who acts
 * @param author the contact who wrote it, where one did
 */
record Sent(Call call, List<ThreadCommand> commands, @Nullable ContactId author) {
  Sent {
    commands = List.copyOf(commands);
  }

  /**
   * Whether the contact who wrote it becomes that of {@code found}, which has none. What goes on to
   * another conversation says nothing of this one's.
   */
  boolean bringsContactTo(ConversationThread found) {
    return author != null && found.links().contact() == null && found.followUp() == null;
  }

  /** What is to be done where the conversation is as it was found. */
  List<ThreadCommand> commandsTo(ConversationThread found) {
    return bringsContactTo(found)
        ? Stream.concat(Stream.of(new ThreadCommand.LinkContact(author)), commands.stream())
            .toList()
        : commands;
  }
}
