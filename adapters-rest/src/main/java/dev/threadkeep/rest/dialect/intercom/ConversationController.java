package dev.threadkeep.rest.dialect.intercom;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.dialect.DialectThreads;
import dev.threadkeep.rest.http.failure.ApiException;
import dev.threadkeep.rest.http.key.NeedsScope;
import dev.threadkeep.rest.http.parameter.QueryParameters;
import dev.threadkeep.rest.http.parameter.TakesParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import java.util.function.Supplier;

/** Reading a conversation, updating it, and sending something to it. */
@Controller(Intercom.CONVERSATIONS + "/{id}")
@NeedsScope(Scope.THREADS_WRITE)
final class ConversationController {

  private static final String DISPLAY_AS = "display_as";

  private final DialectThreads threads;
  private final Sending sending;
  private final Changing changing;
  private final LastConversations last;
  private final IntercomShowing showing;

  ConversationController(
      DialectThreads threads,
      Sending sending,
      Changing changing,
      LastConversations last,
      IntercomShowing showing) {
    this.threads = threads;
    this.sending = sending;
    this.changing = changing;
    this.last = last;
    this.showing = showing;
  }

  @Get
  @NeedsScope(Scope.THREADS_READ)
  @TakesParameters(DISPLAY_AS)
  IntercomConversation read(Call call, String id, HttpRequest<?> request) {
    var form = form(request);
    return showing.one(call, threads.get(call, Intercom.DIALECT, id), form);
  }

  @Put
  @TakesParameters(DISPLAY_AS)
  IntercomConversation update(
      Call call, String id, @Body JsonObject update, HttpRequest<?> request) {
    var form = form(request);
    var sent = there(call, id, () -> new Sent(call, Updating.commands(update), null));
    return showing.one(call, changing.change(id, sent), form);
  }

  @Post("/parts")
  IntercomConversation part(Call call, String id, @Body JsonObject part) {
    var sent = there(call, id, () -> sending.read(call, new IntercomFields(part)));
    return showing.one(call, changing.change(id, sent));
  }

  @Post("/reply")
  IntercomConversation reply(Call call, String id, @Body JsonObject reply) {
    var body = new IntercomFields(reply);
    var named = last.orNamed(call, id, body);
    var sent = there(call, named, () -> sending.read(call, body));
    return showing.one(call, changing.change(named, sent));
  }

  /** There are no assignment rules. Old clients of Intercom's send a longer path, and a form. */
  @Post(uris = {"/run_assignment_rules", "/run_assignment_rules/parts"})
  @Consumes(MediaType.ALL)
  IntercomConversation runAssignmentRules(Call call, String id) {
    return showing.one(call, threads.get(call, Intercom.DIALECT, id));
  }

  /** What is wrong with a request is told of conversations that there are, else it is that. */
  private Sent there(Call call, String id, Supplier<Sent> read) {
    try {
      return read.get();
    } catch (IntercomFailure | ApiException refused) {
      var _ = threads.get(call, Intercom.DIALECT, id);
      throw refused;
    }
  }

  private static BodyForm form(HttpRequest<?> request) {
    return QueryParameters.of(request)
        .word(DISPLAY_AS, Display.class, Display::word)
        .map(Display::form)
        .orElse(BodyForm.HTML);
  }

  /** How bodies are to be shown. */
  private enum Display {
    HTML("html", BodyForm.HTML),
    PLAINTEXT("plaintext", BodyForm.PLAIN);

    private final String word;
    private final BodyForm form;

    Display(String word, BodyForm form) {
      this.word = word;
      this.form = form;
    }

    String word() {
      return word;
    }

    BodyForm form() {
      return form;
    }
  }
}
