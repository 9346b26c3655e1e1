package dev.threadkeep.rest.canonical.directory;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.directory.entry.ExternalIds;
import dev.threadkeep.application.directory.entry.Team;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A team as a client describes it. */
@JsonNaming(SnakeCaseStrategy.class)
record TeamInput(String name, @Nullable Map<String, @Nullable String> externalIds)
    implements EntryInput<Team> {

  @Override
  public Team toDetails() {
    return EntryFields.details(() -> new Team(name));
  }

  @Override
  public ExternalIds toExternalIds() {
    return EntryFields.externalIds(externalIds);
  }
}
