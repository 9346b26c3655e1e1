package dev.threadkeep.rest.http.key;

import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.rest.http.failure.ApiException;
import dev.threadkeep.rest.http.failure.ApiFailure.BadParameter;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The teammate whom a request names as the one who acts. Whether there is such a teammate is for
 * the application to say.
 */
public record ActingTeammate(Kind kind, UUID id) {

  /** The header that names one: {@code Threadkeep-Actor: user:01992f80-1111-7000-8000-0000000a}. */
  public static final String HEADER = "Threadkeep-Actor";

  private static final Pattern SHAPE =
      Pattern.compile("(user|agent):([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})");

  /** What a teammate is. */
  public enum Kind {
    USER,
    AGENT
  }

  /**
   * Reads the header's value.
   *
   * @throws ApiException with a bad parameter if it names no teammate
   */
  public static ActingTeammate parse(String value) {
    var match = SHAPE.matcher(value.strip());
    if (!match.matches()) {
      throw new ApiException(
          new BadParameter(HEADER, "must be user: or agent: and a UUID, such as user:" + EXAMPLE));
    }
    return new ActingTeammate(kind(match), UUID.fromString(match.group(2)));
  }

  /** The one whom the application names like this. */
  public static ActingTeammate of(Assignee teammate) {
    return switch (teammate) {
      case Assignee.User(var id) -> new ActingTeammate(Kind.USER, id.value());
      case Assignee.Agent(var id) -> new ActingTeammate(Kind.AGENT, id.value());
    };
  }

  /** The same as the application names teammates. */
  public Assignee asAssignee() {
    return switch (kind) {
      case USER -> new Assignee.User(new TeammateId(id));
      case AGENT -> new Assignee.Agent(new TeammateId(id));
    };
  }

  private static final String EXAMPLE = "01992f80-1111-7000-8000-00000000000a";

  private static Kind kind(Matcher match) {
    return match.group(1).equals("user") ? Kind.USER : Kind.AGENT;
  }
}
