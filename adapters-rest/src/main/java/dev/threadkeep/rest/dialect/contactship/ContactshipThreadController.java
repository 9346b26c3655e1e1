package dev.threadkeep.rest.dialect.contactship;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.rest.dialect.contactship.ContactshipUpdate.Named;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.dialect.DialectEntries;
import dev.threadkeep.rest.http.dialect.DialectThreads;
import dev.threadkeep.rest.http.failure.Field;
import dev.threadkeep.rest.http.key.NeedsScope;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;

/** Reading and updating threads. */
@Controller(Contactship.BASE + "/thread/{threadId}")
@NeedsScope(Scope.THREADS_READ)
final class ContactshipThreadController {

  private final DialectThreads threads;
  private final DialectEntries entries;
  private final ContactshipShowing showing;

  ContactshipThreadController(
      DialectThreads threads, DialectEntries entries, ContactshipShowing showing) {
    this.threads = threads;
    this.entries = entries;
    this.showing = showing;
  }

  @Get
  ContactshipThreadInFull read(Call call, String threadId) {
    return showing.inFull(call, threads.get(call, Contactship.DIALECT, threadId));
  }

  @Put
  @NeedsScope(Scope.THREADS_WRITE)
  ContactshipThread update(Call call, String threadId, @Body ContactshipUpdate update) {
    var commands = update.toCommands(named -> assigning(call, threadId, named));
    var outcome = threads.change(call, Contactship.DIALECT, threadId, commands);
    return showing.changed(call, outcome.thread());
  }

  /** By Contactship's id, else by ours. Whether ours is anybody's is seen by the change itself. */
  private ThreadCommand assigning(Call call, String threadId, Named named) {
    var id =
        entries
            .knownAs(call, Contactship.DIALECT, Teammate.class, named.id(), named.type().prefix())
            .map(entry -> TeammateId.parse(entry.id().value()))
            .or(() -> named.type().prefix().read(named.id(), TeammateId::parse));
    if (id.isEmpty()) {
      // A thread that there is not goes before whatever else is wrong.
      threads.get(call, Contactship.DIALECT, threadId);
      throw Field.invalid("#/assignee", ContactshipRefusals.NOBODY);
    }
    return new ThreadCommand.Assign(named.type().assignee(id.get()));
  }
}
