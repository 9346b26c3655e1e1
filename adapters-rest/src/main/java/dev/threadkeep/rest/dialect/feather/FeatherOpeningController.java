package dev.threadkeep.rest.dialect.feather;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.directory.Directory;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.Newcomer;
import dev.threadkeep.application.thread.ThreadLifecycle.Opening;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.party.Assignment;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.thread.Attributes;
import dev.threadkeep.domain.thread.ChangeContext.SpareIdentity;
import dev.threadkeep.domain.thread.Channel;
import dev.threadkeep.domain.thread.Handling;
import dev.threadkeep.domain.thread.Links;
import dev.threadkeep.domain.thread.NewThread;
import dev.threadkeep.domain.thread.References;
import dev.threadkeep.domain.thread.Severity;
import dev.threadkeep.domain.thread.Tags;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadCommand.MessageTime;
import dev.threadkeep.rest.dialect.feather.FeatherThreadController.WrappedInFull;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.NewMessages;
import dev.threadkeep.rest.http.dialect.DialectThreads;
import dev.threadkeep.rest.http.failure.Field;
import dev.threadkeep.rest.http.key.NeedsScope;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opening threads: conversations by text messages and chats on a web page. */
@Controller(Feather.THREADS)
@NeedsScope(Scope.THREADS_WRITE)
final class FeatherOpeningController {

  private final DialectThreads threads;
  private final NewMessages messages;
  private final Directory directory;
  private final FeatherShowing showing;

  FeatherOpeningController(
      DialectThreads threads, NewMessages messages, Directory directory, FeatherShowing showing) {
    this.threads = threads;
    this.messages = messages;
    this.directory = directory;
    this.showing = showing;
  }

  @Post
  WrappedInFull open(Call call, @Body FeatherOpening opening) {
    var text = opening.firstMessage();
    List<ThreadCommand> first =
        text == null
            ? List.of()
            : List.of(
                new ThreadCommand.RecordMessage(
                    messages.said(MessageKind.OUTBOUND, call.actor(), text), MessageTime.RECORDED));
    return open(call, opening.toChannel(), lead(opening), opening.toAttributes(), first);
  }

  @Post("/web")
  WrappedInFull openOnTheWeb(Call call, @Body FeatherWebOpening opening) {
    return open(call, FeatherWebOpening.channel(), null, opening.toAttributes(), List.of());
  }

  /** Feather's clients name contacts that Feather knows; who is new to us enters the directory. */
  private @Nullable Entry<Contact> lead(FeatherOpening opening) {
    var id = opening.leadId();
    return id == null || id.isBlank()
        ? null
        : Field.of("#/leadId", () -> directory.contactKnownAs(Feather.DIALECT.vendor(), id));
  }

  private WrappedInFull open(
      Call call,
      Channel channel,
      @Nullable Entry<Contact> lead,
      Attributes attributes,
      List<ThreadCommand> first) {
    var contact = lead == null ? null : new ContactId(lead.id().value());
    Function<SpareIdentity, NewThread> thread =
        spare ->
            new NewThread(
                spare.id(),
                call.caller().organization(),
                spare.number(),
                null,
                new Links(contact, null, null, channel, null),
                Tags.none(),
                Severity.UNKNOWN,
                Handling.HUMAN,
                References.none(),
                attributes,
                Assignment.nobody());
    List<Newcomer> newcomers = lead == null ? List.of() : List.of(Newcomer.known(lead));
    var opened = threads.open(call, Feather.DIALECT, new Opening(thread, newcomers, first));
    return new WrappedInFull(showing.inFull(call, opened));
  }
}
