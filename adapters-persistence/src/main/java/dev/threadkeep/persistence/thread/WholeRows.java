package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.transfer.WholeThread;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.message.MessageId;
import dev.threadkeep.domain.thread.ThreadEvent;
import dev.threadkeep.persistence.session.Columns;
import dev.threadkeep.persistence.session.Parameters;
import dev.threadkeep.persistence.session.Table;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/** All rows of threads that are added whole. */
final class WholeRows {
  /** In the order in which {@link #bind} binds their rows. */
  static final List<Table> TABLES =
      List.of(
          ThreadRow.TABLE,
          EventRow.TABLE,
          MessageRow.TABLE,
          MessageRow.VENDOR_IDS,
          ReferenceRow.TABLE,
          TagRow.TABLE,
          TitleWordRow.TABLE);

  static final String ADD =
      TABLES.stream().map(Table::insertion).collect(Collectors.joining(";\n"));

  private final Columns threads = ThreadRow.TABLE.rows();
  private final Columns events = EventRow.TABLE.rows();
  private final Columns messages = MessageRow.TABLE.rows();
  private final Columns vendorIds = MessageRow.VENDOR_IDS.rows();
  private final Columns references = ReferenceRow.TABLE.rows();
  private final Columns tags = TagRow.TABLE.rows();
  private final Columns words = TitleWordRow.TABLE.rows();

  void add(WholeThread whole) {
    var thread = whole.thread();
    ThreadRow.writeTo(threads.newRow(), thread);
    // The messages are in the order in which the history records them.
    var said = whole.messages().iterator();
    for (var event : whole.history()) {
      var recorded = event.recorded();
      EventRow.writeTo(events.newRow(), thread, recorded, event.data());
      if (recorded.event() instanceof ThreadEvent.MessageRecorded its) {
        var message = next(said, its.message());
        MessageRow.writeTo(messages.newRow(), thread, recorded.sequence(), message);
        MessageRow.writeVendorIds(vendorIds::newRow, thread, message);
      }
    }
    if (said.hasNext()) {
      throw new IllegalStateException("message %s has no event".formatted(said.next().id()));
    }
    for (var reference : thread.references().all()) {
      ReferenceRow.writeTo(
          references.newRow(),
          thread,
          reference,
          ReferenceRow.since(thread, whole.events(), reference));
    }
    for (var tag : TagRow.tags(thread)) {
      TagRow.writeTo(tags.newRow(), thread, tag);
    }
    for (var word : TitleWords.of(thread.title())) {
      TitleWordRow.writeTo(words.newRow(), thread, word);
    }
  }

  private static Message next(Iterator<Message> said, MessageId recorded) {
    if (said.hasNext()) {
      var message = said.next();
      if (message.id().equals(recorded)) {
        return message;
      }
    }
    throw new IllegalStateException("message %s is not where its event is".formatted(recorded));
  }

  void bind(Parameters parameters) throws SQLException {
    parameters
        .columns(threads)
        .columns(events)
        .columns(messages)
        .columns(vendorIds)
        .columns(references)
        .columns(tags)
        .columns(words);
  }
}
