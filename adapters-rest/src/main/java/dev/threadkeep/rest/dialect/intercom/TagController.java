package dev.threadkeep.rest.dialect.intercom;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.TagLook;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.dialect.DialectThreads;
import dev.threadkeep.rest.http.key.NeedsScope;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;

/** Tags on a conversation. Only those that the directory has can be given. */
@Controller(Intercom.CONVERSATIONS + "/{id}/tags")
@NeedsScope(Scope.THREADS_WRITE)
final class TagController {

  private final DialectThreads threads;
  private final IntercomEntries entries;
  private final IntercomShowing showing;

  TagController(DialectThreads threads, IntercomEntries entries, IntercomShowing showing) {
    this.threads = threads;
    this.entries = entries;
    this.showing = showing;
  }

  @Post
  IntercomTag add(Call call, String id, @Body JsonObject tagging) {
    var body = new IntercomFields(tagging);
    var _ = conversation(call, id);
    var tagId = body.requiredId("id");
    var acting = call.actingAs(entries.actor(call, body));
    var tag = tag(call, tagId);
    return showing.tag(
        call, change(acting, id, new ThreadCommand.AddTag(tag.details().tag())), tag);
  }

  /** Taking a tag that is not there changes nothing: clients ask again when they heard nothing. */
  @Delete("/{tagId}")
  IntercomTag remove(Call call, String id, String tagId, @Body JsonObject untagging) {
    var thread = conversation(call, id);
    var acting = call.actingAs(entries.actor(call, new IntercomFields(untagging)));
    var tag = tag(call, tagId);
    var shown = showing.tag(call, thread, tag);
    change(acting, id, new ThreadCommand.RemoveTag(tag.details().tag()));
    return shown;
  }

  private ConversationThread conversation(Call call, String id) {
    return threads
        .find(call, Intercom.DIALECT, id)
        .orElseThrow(IntercomFailure.unknownConversation());
  }

  private Entry<TagLook> tag(Call call, String id) {
    return entries.tag(call, id).orElseThrow(IntercomFailure.unknownTag());
  }

  private ConversationThread change(Call call, String id, ThreadCommand command) {
    return threads.change(call, Intercom.DIALECT, id, command).thread();
  }
}
