package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.Kind;
import dev.threadkeep.application.directory.entry.Mention;
import dev.threadkeep.application.thread.ValueJson;
import dev.threadkeep.application.transfer.WholeThread;
import dev.threadkeep.application.transfer.WrittenEvent;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.persistence.session.Answer;
import dev.threadkeep.persistence.session.Rows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is stored of several threads beside their own rows. */
record ThreadParts(
    Map<ThreadId, List<WrittenEvent>> histories, Map<ThreadId, List<Message>> messages) {

  static ThreadParts none() {
    return new ThreadParts(Map.of(), Map.of());
  }

  /** From rows of events and then of messages, each in the order of their threads. */
  static ThreadParts read(Answer answer) throws SQLException {
    var histories = new HashMap<ThreadId, List<WrittenEvent>>();
    var rows = answer.next();
    while (rows.next()) {
      histories
          .computeIfAbsent(new ThreadId(rows.uuid("thread_id")), _ -> new ArrayList<>())
          .add(EventRow.readWritten(rows));
    }
    var messages = new HashMap<ThreadId, List<Message>>();
    for (var stored : answer.all(MessageRow::read)) {
      messages.computeIfAbsent(stored.thread(), _ -> new ArrayList<>()).add(stored.message());
    }
    return new ThreadParts(histories, messages);
  }

  WholeThread whole(ConversationThread thread) {
    return new WholeThread(
        thread,
        histories.getOrDefault(thread.id(), List.of()),
        messages.getOrDefault(thread.id(), List.of()));
  }

  static Mention mention(Rows row) throws SQLException {
    return new Mention.ById(
        ValueJson.read(Kind.class, row.text("kind")), new EntryId(row.text("id")));
  }

  /** For people. */
  static String named(Mention mention) {
    return switch (mention) {
      case Mention.ById(var kind, var id) -> "%s %s".formatted(kind.word(), id);
      case Mention.ByName(var key) -> "tag %s".formatted(key);
      case Mention.ByExternalId(var kind, var vendor, var id) ->
          "%s %s at %s".formatted(kind.word(), id, vendor);
    };
  }
}
