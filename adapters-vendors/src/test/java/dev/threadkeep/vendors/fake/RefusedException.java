package dev.threadkeep.vendors.fake;

/** The vendor does not do it; nothing was changed. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Answer answer;

  RefusedException(Answer answer) {
    super(answer.body());
    this.answer = answer;
  }

  Answer answer() {
    return answer;
  }
}
