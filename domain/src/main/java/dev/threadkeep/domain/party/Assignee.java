package dev.threadkeep.domain.party;

/** The teammate who holds a thread. */
public sealed interface Assignee {
  TeammateId id();

  /** The word for this kind of assignee in every API and store. */
  String type();

  /** A person holds the thread. */
  record User(TeammateId id) implements Assignee {
    @Override
    public String type() {
      return "user";
    }
  }

  /** An AI agent holds the thread. */
  record Agent(TeammateId id) implements Assignee {
    @Override
    public String type() {
      return "agent";
    }
  }

  /**
   * The inverse of {@link #type()} and {@link #id()}.
   *
   * @throws IllegalArgumentException if {@code type} is neither {@code user} nor {@code agent}
   */
  static Assignee of(String type, TeammateId id) {
    return switch (type) {
      case "user" -> new User(id);
      case "agent" -> new Agent(id);
      default -> throw new IllegalArgumentException("an assignee's type must be user or agent");
    };
  }
}
