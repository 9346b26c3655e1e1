package dev.threadkeep.bootstrap.demo;

import dev.threadkeep.application.Ids;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.message.MessageId;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.message.MessageText;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.thread.ThreadCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes down what happened to a thread, step by step, half an hour apart. */
final class Script {
  private static final Duration PACE = Duration.ofMinutes(31);

  private final Ids ids;
  private final Actor contact;
  private final Instant now;
  private final List<DemoStep> steps = new ArrayList<>();
  private Instant time;

  Script(Ids ids, ContactId contact, Instant opened, Instant now) {
    this.ids = ids;
    this.contact = new Actor.Contact(contact);
    this.now = now;
    this.time = opened;
  }

  /** The end of the story's time, which is the present. */
  Instant now() {
    return now;
  }

  /** The contact writes. */
  Script asks(String text) {
    return step(contact, Through.IMPORT, message(MessageKind.INBOUND, contact, text));
  }

  /** A teammate writes to the contact. */
  Script answers(Assignee who, String text) {
    var by = actor(who);
    return step(by, Through.CANONICAL, message(MessageKind.OUTBOUND, by, text));
  }

  /** A teammate writes to the others. */
  Script notes(Assignee who, String text) {
    var by = actor(who);
    return step(by, Through.CANONICAL, message(MessageKind.INTERNAL, by, text));
  }

  /** A teammate changes the thread. */
  Script does(Assignee who, ThreadCommand... commands) {
    return step(actor(who), Through.CANONICAL, commands);
  }

  /** A teammate changes the thread by one of the dialects. */
  Script does(Assignee who, String dialect, ThreadCommand... commands) {
    return step(actor(who), new Through(dialect), commands);
  }

  List<DemoStep> steps() {
    return List.copyOf(steps);
  }

  private Script step(Actor by, Through through, ThreadCommand... commands) {
    steps.add(new DemoStep(time, by, through, List.of(commands)));
    var next = time.plus(PACE);
    time = next.isAfter(now) ? now : next;
    return this;
  }

  private ThreadCommand message(MessageKind kind, Actor author, String text) {
    return new ThreadCommand.RecordMessage(
        new Message(
            new MessageId(ids.next()),
            kind,
            author,
            new MessageText(text),
            time,
            Message.initialDelivery(kind),
            Map.of()));
  }

  private static Actor actor(Assignee who) {
    return switch (who) {
      case Assignee.User(var id) -> new Actor.User(id);
      case Assignee.Agent(var id) -> new Actor.Agent(id);
    };
  }
}
