package dev.threadkeep.rest.dialect.feather;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.party.Assignment;
import dev.threadkeep.domain.thread.Attributes;
import dev.threadkeep.domain.thread.Channel;
import dev.threadkeep.domain.thread.Handling;
import dev.threadkeep.domain.thread.Links;
import dev.threadkeep.domain.thread.NewThread;
import dev.threadkeep.domain.thread.References;
import dev.threadkeep.domain.thread.Severity;
import dev.threadkeep.domain.thread.Tags;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.rest.dialect.feather.FeatherThreadController.WrappedInFull;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.NewMessages;
import dev.threadkeep.rest.http.dialect.DialectThreads;
import dev.threadkeep.rest.http.dialect.ReasonWords;
import dev.threadkeep.rest.http.key.NeedsScope;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import java.util.List;

/** Opening threads: conversations by text messages and chats on a web page. */
@Controller(Feather.THREADS)
@NeedsScope(Scope.THREADS_WRITE)
final class FeatherOpeningController {

  private final DialectThreads threads;
  private final NewMessages messages;
  private final ReasonWords reasons;

  FeatherOpeningController(DialectThreads threads, NewMessages messages, ReasonWords reasons) {
    this.threads = threads;
    this.messages = messages;
    this.reasons = reasons;
  }

  @Post
  WrappedInFull open(Call call, @Body FeatherOpening opening) {
    var text = opening.firstMessage();
    List<ThreadCommand> first =
        text == null
            ? List.of()
            : List.of(
                new ThreadCommand.RecordMessage(
                    messages.said(MessageKind.OUTBOUND, call.actor(), text)));
    return open(call, opening.toChannel(), opening.toAttributes(), first);
  }

  @Post("/web")
  WrappedInFull openOnTheWeb(Call call, @Body FeatherWebOpening opening) {
    return open(call, FeatherWebOpening.channel(), opening.toAttributes(), List.of());
  }

  private WrappedInFull open(
      Call call, Channel channel, Attributes attributes, List<ThreadCommand> first) {
    var opened =
        threads.open(
            call,
            Feather.DIALECT,
            spare ->
                new NewThread(
                    spare.id(),
                    call.caller().organization(),
                    spare.number(),
                    null,
                    new Links(null, null, null, channel, null),
                    Tags.none(),
                    Severity.UNKNOWN,
                    Handling.HUMAN,
                    References.none(),
                    attributes,
                    Assignment.nobody()),
            first);
    return new WrappedInFull(FeatherThreadInFull.of(opened, reasons));
  }
}
