package dev.threadkeep.rest.dialect.productlane;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.TagLook;
import dev.threadkeep.rest.http.dialect.IsoTimes;
import org.jspecify.annotations.Nullable;

/** A tag as Productlane shows it with a thread. */
@JsonNaming(SnakeCaseStrategy.class)
record ProductlaneTag(
    String id,
    String name,
    String color,
    @Nullable String icon,
    @Nullable String tagGroupId,
    String createdAt,
    String updatedAt) {

  private static final String USUAL_COLOR = "#94a3b8";

  static ProductlaneTag of(Entry<TagLook> entry) {
    var look = entry.details();
    return new ProductlaneTag(
        Cast.idOf(entry),
        look.name(),
        look.color() == null ? USUAL_COLOR : look.color(),
        look.icon(),
        null,
        IsoTimes.milliseconds(entry.createdAt()),
        IsoTimes.milliseconds(entry.updatedAt()));
  }
}
