package dev.threadkeep.rest.canonical;

import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Assignee;
import org.jspecify.annotations.Nullable;

/** Somebody or something that acts on threads or holds them, as every answer shows it. */
public record Party(String type, @Nullable String id) {

  public static Party of(Actor actor) {
    return new Party(actor.type(), actor.idText());
  }

  public static Party of(Assignee assignee) {
    return new Party(assignee.type(), assignee.id().toString());
  }
}
