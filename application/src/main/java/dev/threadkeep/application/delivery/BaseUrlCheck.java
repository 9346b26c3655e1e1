package dev.threadkeep.application.delivery;

import java.util.Optional;

/**
 * Driven port: judges the base URLs of connections, so that nobody makes the service call what only
 * the service can reach. It looks at the URL alone and asks nobody; where a name leads is judged
 * again at each call.
 */
public interface BaseUrlCheck {
  /** What is wrong with it, for people; nothing where it may be saved. */
  Optional<String> flawOf(String baseUrl);
}
