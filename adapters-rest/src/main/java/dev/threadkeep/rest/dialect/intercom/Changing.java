package dev.threadkeep.rest.dialect.intercom;

import dev.threadkeep.application.thread.ThreadLifecycle.Outcome;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.rest.http.dialect.DialectThreads;
import jakarta.inject.Singleton;

/** Carries out what is sent to conversations. */
@Singleton
final class Changing {

  private final DialectThreads threads;

  Changing(DialectThreads threads) {
    this.threads = threads;
  }

  /** The conversation afterwards; where a reply opened another to carry it on, that. */
  ConversationThread change(String id, Sent sent) {
    return outcome(id, sent).messageThread();
  }

  /** Only whoever writes to a conversation without a contact changes more than they say. */
  private Outcome outcome(String id, Sent sent) {
    var call = sent.call();
    return sent.author() != null && sent.bringsContactTo(threads.get(call, Intercom.DIALECT, id))
        ? threads.changeAsFound(
            call, Intercom.DIALECT, Intercom.DIALECT.locate(id), sent::commandsTo)
        : threads.change(call, Intercom.DIALECT, id, sent.commands());
  }
}
