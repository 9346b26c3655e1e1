package dev.threadkeep.rest.dialect.contactship;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadReader.StoredMessage;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.dialect.DialectThreads;
import dev.threadkeep.rest.http.key.NeedsScope;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** Reading what is said in threads. */
@Controller(Contactship.BASE + "/messages/{messageId}")
@NeedsScope(Scope.THREADS_READ)
final class ContactshipMessageController {

  private final DialectThreads threads;
  private final ContactshipShowing showing;

  ContactshipMessageController(DialectThreads threads, ContactshipShowing showing) {
    this.threads = threads;
    this.showing = showing;
  }

  @Get
  ContactshipMessage read(Call call, String messageId) {
    var stored = said(call, messageId);
    return showing.message(call, stored.message(), threads.get(call, stored.thread()));
  }

  /** Contactship has nothing that only teammates may read. */
  private StoredMessage said(Call call, String messageId) {
    return threads
        .message(call, Contactship.DIALECT, messageId, Contactship.MESSAGE)
        .filter(stored -> stored.message().kind() != MessageKind.INTERNAL)
        .orElseThrow(ThreadException.UnknownMessage::new);
  }
}
