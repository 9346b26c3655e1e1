package dev.threadkeep.rest.dialect.intercom;

import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.Title;
import dev.threadkeep.rest.http.dialect.StoredAttributes;
import dev.threadkeep.rest.http.failure.Field;
import java.util.ArrayList;
import java.util.List;

/** Reads what an update changes of a conversation: neither its state nor who holds it. */
final class Updating {

  private Updating() {}

  static List<ThreadCommand> commands(JsonObject update) {
    var body = new IntercomFields(update);
    var commands = new ArrayList<ThreadCommand>();
    body.flag("read")
        .ifPresent(
            read ->
                commands.add(read ? new ThreadCommand.MarkRead() : new ThreadCommand.MarkUnread()));
    if (body.has("title")) {
      commands.add(retitling(body));
    }
    body.nested(Stored.CUSTOM_ATTRIBUTES)
        .ifPresent(
            attributes ->
                commands.addAll(
                    StoredAttributes.merging(
                        Intercom.DIALECT,
                        new ObjectWriter().put(Stored.CUSTOM_ATTRIBUTES, attributes).toObject())));
    return commands;
  }

  /** A title that is null, or has no words, is none. */
  private static ThreadCommand retitling(IntercomFields body) {
    var words = body.text("title").filter(text -> !text.isBlank());
    return new ThreadCommand.Retitle(
        words.isEmpty() ? null : Field.of("#/title", () -> new Title(words.get())));
  }
}
