package dev.threadkeep.application.json;

import org.jspecify.annotations.Nullable;

/** A member is not what it must be; the message begins with its place: {@code by/id must be …}. */
final class UnfitMemberException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private final String place;
  private final String why;

  private UnfitMemberException(String place, String why, @Nullable IllegalArgumentException cause) {
    super(place + why, cause);
    this.place = place;
    this.why = why;
  }

  /**
   * What is wrong with the member {@code name}.
   *
   * @param why in words that follow its name
   */
  static UnfitMemberException of(String name, String why) {
    return new UnfitMemberException(name, " " + why, null);
  }

  /**
   * What is wrong with the member {@code name}, or with what is in it. Exceptions of kinds of their
   * own say where by themselves.
   */
  static IllegalArgumentException of(String name, IllegalArgumentException refused) {
    if (refused instanceof UnfitMemberException unfit) {
      return new UnfitMemberException(name + "/" + unfit.place, unfit.why, unfit);
    }
    return refused.getClass() == IllegalArgumentException.class
        ? new UnfitMemberException(name, words(String.valueOf(refused.getMessage())), refused)
        : refused;
  }

  /** Some reasons leave it to others to say of what. */
  private static String words(String reason) {
    return (reason.startsWith("must ") ? " " : ": ") + reason;
  }
}
