package dev.threadkeep.bootstrap.bench;

import java.util.List;

/**
 * What happens to each thread, one change after the other: ten deliveries, which are twelve calls
 * at a vendor that is asked for a thread's channel before something is said in it. It can happen
 * again to the same thread.
 *
 * @param ana whom a thread is assigned to first
 * @param ben whom it is assigned to then
 */
record Plot(String ana, String ben) {
  static final int DELIVERIES = 10;
  static final int CALLS = 12;

  /** What has to be so before: that a thread is closed. */
  static final String BEFORE = "{\"type\":\"close\",\"reason\":\"resolved\"}";

  private static final String REOPEN = "{\"type\":\"reopen\"}";

  static Plot in(Connections connections) {
    return new Plot(connections.teammate("ana"), connections.teammate("ben"));
  }

  /** Commands of which each is a change by itself. */
  List<String> changes() {
    return List.of(
        REOPEN,
        assign(ana),
        say("one"),
        assign(ben),
        say("two"),
        BEFORE,
        REOPEN,
        say("three"),
        say("four"),
        BEFORE);
  }

  /** What the vendor is to be told, where nothing of it was told before all had happened. */
  static List<String> told() {
    return List.of("open ana", "one", "ben", "two", "open", "three", "four", "closed");
  }

  private static String assign(String teammate) {
    return "{\"type\":\"assign\",\"assignee\":{\"type\":\"user\",\"id\":\"%s\"}}"
        .formatted(teammate);
  }

  private static String say(String text) {
    return "{\"type\":\"message\",\"kind\":\"outbound\",\"text\":\"%s\"}".formatted(text);
  }
}
