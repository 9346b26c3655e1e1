package dev.threadkeep.rest.dialect.intercom;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.TagLook;
import dev.threadkeep.domain.thread.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tag of a conversation, with who gave it. */
@JsonNaming(SnakeCaseStrategy.class)
record IntercomTag(
    String type,
    String id,
    String name,
    @Nullable Integer appliedAt,
    Author.@Nullable Reference appliedBy) {

  /** Intercom's wrapping. */
  record Listed(String type, List<IntercomTag> tags) {
    Listed {
      tags = List.copyOf(tags);
    }
  }

  static Listed all(Story story, Cast cast) {
    return new Listed(
        "tag.list",
        story.thread().tags().all().stream()
            .map(
                tag ->
                    cast.tag(tag)
                        .map(entry -> of(entry, story, cast))
                        .orElseGet(() -> of(tag, tag.key(), story, cast)))
            .toList());
  }

  /** A tag that the directory has, whether or not the conversation has it. */
  static IntercomTag of(Entry<TagLook> tag, Story story, Cast cast) {
    return of(tag.details().tag(), IntercomIds.tag(tag), story, cast);
  }

  private static IntercomTag of(Tag tag, String id, Story story, Cast cast) {
    var applied = story.tagged().get(tag.key());
    return new IntercomTag(
        "tag",
        id,
        tag.name(),
        applied == null ? null : UnixTimes.seconds(applied.at()),
        applied == null ? null : cast.author(applied.by()).reference());
  }
}
