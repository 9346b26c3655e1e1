package dev.threadkeep.rest.canonical.directory;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.directory.entry.ExternalIds;
import dev.threadkeep.application.directory.entry.Project;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A project as a client describes it. */
@JsonNaming(SnakeCaseStrategy.class)
record ProjectInput(String name, @Nullable Map<String, @Nullable String> externalIds)
    implements EntryInput<Project> {

  @Override
  public Project toDetails() {
    return EntryFields.details(() -> new Project(name));
  }

  @Override
  public ExternalIds toExternalIds() {
    return EntryFields.externalIds(externalIds);
  }
}
