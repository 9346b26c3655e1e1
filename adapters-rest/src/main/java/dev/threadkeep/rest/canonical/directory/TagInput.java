package dev.threadkeep.rest.canonical.directory;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.directory.entry.ExternalIds;
import dev.threadkeep.application.directory.entry.TagLook;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tag as a client describes it. */
@JsonNaming(SnakeCaseStrategy.class)
record TagInput(
    String name,
    @Nullable String color,
    @Nullable String icon,
    @Nullable Map<String, @Nullable String> externalIds)
    implements EntryInput<TagLook> {

  @Override
  public TagLook toDetails() {
    return EntryFields.details(() -> new TagLook(TagLook.named(name), color, icon));
  }

  @Override
  public ExternalIds toExternalIds() {
    return EntryFields.externalIds(externalIds);
  }
}
