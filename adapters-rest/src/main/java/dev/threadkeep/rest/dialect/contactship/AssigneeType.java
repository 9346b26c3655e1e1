package dev.threadkeep.rest.dialect.contactship;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.rest.http.dialect.IdPrefix;

/** What an assignee is, in Contactship's words, which its ids begin with. */
enum AssigneeType {
  @JsonProperty("user")
  USER(Teammate.Type.USER, "user-"),
  @JsonProperty("agent")
  AGENT(Teammate.Type.AGENT, "agent-");

  private final Teammate.Type type;
  private final String prefix;

  AssigneeType(Teammate.Type type, String prefix) {
    this.type = type;
    this.prefix = prefix;
  }

  static AssigneeType of(Assignee assignee) {
    return switch (assignee) {
      case Assignee.User _ -> USER;
      case Assignee.Agent _ -> AGENT;
    };
  }

  Assignee assignee(TeammateId id) {
    return type.assignee(id);
  }

  IdPrefix prefix() {
    return new IdPrefix(prefix);
  }
}
