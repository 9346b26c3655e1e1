package dev.threadkeep.rest.dialect.intercom;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.thread.ThreadEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a conversation began with: its first message, else nothing said by whoever opened it. */
@JsonNaming(SnakeCaseStrategy.class)
record IntercomSource(
    String type,
    String id,
    String deliveredAs,
    String subject,
    String body,
    Author author,
    List<Object> attachments,
    @Nullable String url,
    boolean redacted) {

  IntercomSource {
    attachments = List.copyOf(attachments);
  }

  static IntercomSource of(Story story, Cast cast, @Nullable String url, BodyForm form) {
    var first = story.source();
    if (first != null && first.event() instanceof ThreadEvent.MessageRecorded said) {
      var message = cast.message(said.message());
      return of(
          story,
          said.message().toString(),
          message.map(Message::text).map(text -> form.of(text.value())).orElse(""),
          said.author(),
          cast,
          url);
    }
    return of(story, story.thread().id().toString(), "", story.thread().openedBy(), cast, url);
  }

  private static IntercomSource of(
      Story story, String id, String body, Actor author, Cast cast, @Nullable String url) {
    var title = story.thread().title();
    return new IntercomSource(
        "conversation",
        id,
        author instanceof Actor.Contact ? "customer_initiated" : "admin_initiated",
        title == null ? "" : title.value(),
        body,
        cast.author(author),
        List.of(),
        url,
        false);
  }
}
