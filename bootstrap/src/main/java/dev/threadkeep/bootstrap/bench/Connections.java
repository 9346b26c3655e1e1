package dev.threadkeep.bootstrap.bench;

import java.time.Duration;
import java.util.function.LongFunction;

/** Has the service call stand-ins for vendors, and hold threads there. */
final class Connections {
  /** How many threads a request changes. */
  private static final int THOUSAND = 1_000;

  private static final int CLIENTS = 4;
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Api api;

  Connections(Api api) {
    this.api = api;
  }

  /**
   * A connection that is switched off.
   *
   * @param timeout of a call
   */
  String to(StandIn vendor, Duration timeout) {
    return api.made(
        "/connections",
        """
        {"vendor":"contactship","name":"stand-in","base_url":"%s","credentials":{"token":"secret"},
         "enabled":false,"settings":{"timeout_seconds":%d,"reconcile_seconds":0}}
        """
            .formatted(vendor.url(), timeout.toSeconds()));
  }

  void enable(String connection, boolean enabled) {
    api.ask("PATCH", "/connections/" + connection, "{\"enabled\":%b}".formatted(enabled));
  }

  /** A teammate whom the vendor knows by that name. */
  String teammate(String name) {
    return api.made(
        "/teammates",
        "{\"kind\":\"user\",\"name\":\"%1$s\",\"external_ids\":{\"contactship\":\"%1$s\"}}"
            .formatted(name));
  }

  /** Has the threads with the numbers from {@code first} to {@code last} held by a connection. */
  void hold(long first, long last, String connection) {
    change(
        first,
        last,
        number ->
            """
            {"type":"update","external_refs":{"contactship":{"id":"%s","connection_id":"%s"}}}\
            """
                .formatted(there(number), connection));
  }

  /** What the vendor calls the thread of a number. */
  static String there(long number) {
    return "thr-" + number;
  }

  /**
   * Changes the threads with the numbers from {@code first} to {@code last}.
   *
   * @param commands what is to be done with the thread of a number
   */
  void change(long first, long last, LongFunction<String> commands) {
    var changes = new BulkChanges(api, first, last, THOUSAND, commands);
    new HttpLoad(api.service(), CLIENTS, LONGEST).send(changes.requests(), changes);
  }

  /** Whether there is a delivery in that state. */
  boolean isAny(String state) {
    return !api.ask("GET", "/deliveries?limit=1&state=" + state, "").contains("\"data\":[]");
  }
}
