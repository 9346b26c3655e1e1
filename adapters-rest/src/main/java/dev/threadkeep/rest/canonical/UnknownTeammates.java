package dev.threadkeep.rest.canonical;

import dev.threadkeep.application.thread.ThreadException.UnknownTeammate;
import dev.threadkeep.application.thread.ThreadException.UnknownTeammate.Role;
import dev.threadkeep.rest.http.failure.FieldError;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Teammates whom a request names and the directory does not have. */
public final class UnknownTeammates {

  private UnknownTeammates() {}

  /**
   * What {@code change} gives; an unknown teammate becomes a problem that points to the name.
   *
   * @param pointers where the body names teammates, by role; who acts is named by no body
   */
  public static <T> T pointedTo(Map<Role, String> pointers, Supplier<T> change) {
    try {
      return change.get();
    } catch (UnknownTeammate unknown) {
      var pointer = pointers.get(unknown.role());
      if (pointer == null) {
        throw unknown;
      }
      throw at(pointer, sentence(unknown));
    }
  }

  /** The problem of a body that names one at {@code pointer}. */
  public static ProblemException at(String pointer, String sentence) {
    return new ProblemException(ProblemType.UNKNOWN_TEAMMATE, sentence)
        .with("errors", List.of(new FieldError(pointer, "is not in the directory")));
  }

  static String sentence(UnknownTeammate unknown) {
    var role =
        switch (unknown.role()) {
          case ACTOR -> "who acts";
          case ASSIGNEE -> "who is to hold the thread";
          case AUTHOR -> "who wrote the message";
        };
    return "The directory has no such teammate as %s, %s.".formatted(unknown.teammate(), role);
  }
}
