package dev.threadkeep.application.delivery;

import java.util.Optional;

/**
 * Driven port: judges the base URLs of connections before they are saved, so that nobody makes the
 * service call what only the service can reach. It blocks while it finds out where a name leads; a
 * name that nobody knows just now may be saved, for where it leads is judged again at each call.
 */
public interface BaseUrlCheck {
  /** What is wrong with it, for people; nothing where it may be saved. */
  Optional<String> flawOf(String baseUrl);
}
