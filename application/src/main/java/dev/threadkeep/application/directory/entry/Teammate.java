package dev.threadkeep.application.directory.entry;

import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.TeammateId;
import org.jspecify.annotations.Nullable;

/**
 * A user or an AI agent of the organization: who can act, and hold threads.
 *
 * @param type for ever
 */
public record Teammate(Type type, String name, @Nullable String email, @Nullable String imageUrl)
    implements Details {

  /** What a teammate is. */
  public enum Type {
    USER,
    AGENT;

    /** A teammate of this type as somebody who can hold a thread. */
    public Assignee assignee(TeammateId id) {
      return switch (this) {
        case USER -> new Assignee.User(id);
        case AGENT -> new Assignee.Agent(id);
      };
    }
  }

  public Teammate {
    Limits.present("name", Limits.NAME, name);
    Limits.optional("email", Limits.EMAIL, email);
    Limits.optional("image_url", Limits.URL, imageUrl);
  }

  /** The teammate with this id as somebody who can hold a thread. */
  public static Assignee assignee(Entry<Teammate> entry) {
    return entry.details().type().assignee(TeammateId.parse(entry.id().value()));
  }
}
