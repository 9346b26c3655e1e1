package dev.threadkeep.rest.dialect.acme;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.domain.thread.ReasonChoice;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.dialect.DialectThreads;
import dev.threadkeep.rest.http.dialect.ReasonWords;
import dev.threadkeep.rest.http.failure.Field;
import dev.threadkeep.rest.http.key.NeedsScope;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;

/** Acme's tickets. */
@Controller("/acme/v2/tickets/{id}")
@NeedsScope(Scope.THREADS_READ)
final class AcmeTicketController {

  private final DialectThreads threads;
  private final ReasonWords reasons;

  AcmeTicketController(DialectThreads threads, ReasonWords reasons) {
    this.threads = threads;
    this.reasons = reasons;
  }

  /** What a close says. */
  record Closing(String why) {
    ThreadCommand toCommand() {
      var reason = Field.of("#/why", () -> new ReasonChoice.Stated(why));
      return new ThreadCommand.Close(reason, null, false);
    }
  }

  @Get
  AcmeTicket read(Call call, String id) {
    return AcmeTicket.of(threads.get(call, AcmeTicket.DIALECT, id), reasons.in(call));
  }

  @Post("/close")
  @NeedsScope(Scope.THREADS_WRITE)
  AcmeTicket close(Call call, String id, @Body Closing closing) {
    var outcome = threads.change(call, AcmeTicket.DIALECT, id, closing.toCommand());
    return AcmeTicket.of(outcome.thread(), reasons.in(call));
  }
}
