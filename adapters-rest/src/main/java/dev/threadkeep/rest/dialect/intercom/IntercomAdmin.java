package dev.threadkeep.rest.dialect.intercom;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.Teammate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A teammate as Intercom shows one. Of absences and seats nothing is known here. */
@JsonNaming(SnakeCaseStrategy.class)
record IntercomAdmin(
    String type,
    String id,
    String name,
    @Nullable String email,
    boolean awayModeEnabled,
    boolean awayModeReassign,
    boolean hasInboxSeat,
    List<Integer> teamIds,
    Avatar avatar) {

  IntercomAdmin {
    teamIds = List.copyOf(teamIds);
  }

  /** A picture. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Avatar(String type, @Nullable String imageUrl) {}

  static IntercomAdmin of(Entry<Teammate> entry) {
    var teammate = entry.details();
    return new IntercomAdmin(
        Author.ADMIN,
        Integer.toString(IntercomIds.number(entry)),
        teammate.name(),
        teammate.email(),
        false,
        false,
        true,
        List.of(),
        new Avatar("avatar", teammate.imageUrl()));
  }
}
