package dev.threadkeep.rest.dialect.intercom;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.Team;
import java.util.List;

/** A team as Intercom shows one. Who is in it is not known here. */
@JsonNaming(SnakeCaseStrategy.class)
record IntercomTeam(String type, String id, String name, List<Integer> adminIds) {

  IntercomTeam {
    adminIds = List.copyOf(adminIds);
  }

  static IntercomTeam of(Entry<Team> entry) {
    return new IntercomTeam(
        "team", Integer.toString(IntercomIds.number(entry)), entry.details().name(), List.of());
  }
}
