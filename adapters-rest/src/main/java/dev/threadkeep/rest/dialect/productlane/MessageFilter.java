package dev.threadkeep.rest.dialect.productlane;

import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.rest.http.parameter.QueryParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The filters of Productlane's list of messages. Several together must all hold. */
final class MessageFilter {

  static final String TYPE = "type";
  static final String DIRECTION = "direction";
  static final String USER_ID = "user_id";
  static final String Q = "q";
  static final String CREATED_AFTER = "created_after";
  static final String CREATED_BEFORE = "created_before";
  static final String UPDATED_AFTER = "updated_after";
  static final String UPDATED_BEFORE = "updated_before";

  private MessageFilter() {}

  /**
   * What is wanted of a thread's messages.
   *
   * @param writer finds whom a user's id names
   */
  static Predicate<Message> of(
      QueryParameters parameters,
      ConversationThread thread,
      Function<String, Optional<TeammateId>> writer) {
    List<Predicate<Message>> wanted = new ArrayList<>();
    wanted.add(message -> Direction.of(message.kind()) != null);
    parameters
        .word(TYPE, MessageType.class, MessageType::word)
        .ifPresent(type -> wanted.add(_ -> MessageType.of(thread.links().channel()) == type));
    parameters
        .word(DIRECTION, Direction.class, Direction::word)
        .ifPresent(way -> wanted.add(message -> Direction.of(message.kind()) == way));
    parameters
        .text(USER_ID)
        .map(writer)
        .ifPresent(user -> wanted.add(message -> isBy(message, user)));
    parameters
        .text(Q)
        .map(MessageFilter::folded)
        .ifPresent(text -> wanted.add(message -> folded(message.text().value()).contains(text)));
    // A message never changes, so that it was last changed when it was said.
    for (var name : List.of(CREATED_AFTER, UPDATED_AFTER)) {
      parameters
          .instant(name)
          .ifPresent(time -> wanted.add(message -> message.occurredAt().isAfter(time)));
    }
    for (var name : List.of(CREATED_BEFORE, UPDATED_BEFORE)) {
      parameters
          .instant(name)
          .ifPresent(time -> wanted.add(message -> message.occurredAt().isBefore(time)));
    }
    return wanted.stream().reduce(Predicate::and).orElseThrow();
  }

  private static boolean isBy(Message message, Optional<TeammateId> user) {
    return message.kind() == MessageKind.OUTBOUND
        && user.isPresent()
        && user.get().equals(ProductlaneThread.teammate(message.author()));
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
