package dev.threadkeep.application.delivery;

import java.util.List;

/**
 * What a vendor said to somebody who only wanted to see whether it answers.
 *
 * @param said what was seen, for people
 * @param concerns what will not work as things are, such as a missing scope
 */
public record Greeting(String said, List<String> concerns) {
  public Greeting {
    concerns = List.copyOf(concerns);
  }
}
