package dev.threadkeep.rest.dialect.intercom;

import java.util.Optional;

/** As whom somebody sends something to a conversation; old clients have words of their own. */
enum Sender {
  ADMIN,
  TEAM,
  CONTACT,
  /** Nothing was said, or something that says no more than that it is an admin who sends. */
  UNSAID;

  static Sender of(IntercomFields body) {
    Optional<String> word = body.words("type");
    return word.isEmpty() ? UNSAID : named(word.get());
  }

  private static Sender named(String word) {
    return switch (word) {
      case "admin" -> ADMIN;
      case "admin_reply" -> UNSAID;
      case "team" -> TEAM;
      case "user", "user_reply", "contact", "contact_reply", "lead" -> CONTACT;
      default -> throw IntercomFailure.noOption("type");
    };
  }
}
