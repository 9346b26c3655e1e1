package dev.threadkeep.rest.canonical.directory;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.directory.entry.ExternalIds;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.rest.http.failure.Field;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A teammate as a client describes it.
 *
 * @param kind needed for a new one; an old one keeps its own
 */
@JsonNaming(SnakeCaseStrategy.class)
record TeammateInput(
    @Nullable KindWord kind,
    String name,
    @Nullable String email,
    @Nullable String imageUrl,
    @Nullable Map<String, @Nullable String> externalIds)
    implements EntryInput<Teammate> {

  /** What a teammate is, by its word. */
  enum KindWord {
    @JsonProperty("user")
    USER(Teammate.Type.USER),
    @JsonProperty("agent")
    AGENT(Teammate.Type.AGENT);

    private final Teammate.Type type;

    KindWord(Teammate.Type type) {
      this.type = type;
    }
  }

  @Override
  public Teammate toDetails() {
    if (kind == null) {
      throw Field.invalid("#/kind", "is required");
    }
    return details(kind.type);
  }

  @Override
  public Teammate toDetails(Teammate old) {
    if (kind != null && kind.type != old.type()) {
      throw Field.invalid("#/kind", "cannot be changed");
    }
    return details(old.type());
  }

  private Teammate details(Teammate.Type type) {
    return EntryFields.details(() -> new Teammate(type, name, email, imageUrl));
  }

  @Override
  public ExternalIds toExternalIds() {
    return EntryFields.externalIds(externalIds);
  }
}
