package dev.threadkeep.rest.canonical.policy;

import dev.threadkeep.application.policy.PolicyJson;
import dev.threadkeep.application.policy.StoredPolicy;
import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonNumber;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * A policy as clients see it: in the form in which it is kept, so that the audit, which keeps that
 * too, says the same in the same words.
 */
final class PolicyRepresentation {

  private static final List<String> NULL_WHERE_ABSENT =
      List.of("reopen_window", "longest_snooze", "auto_close", "retention");

  private PolicyRepresentation() {}

  static JsonObject of(StoredPolicy stored) {
    var members = new LinkedHashMap<String, JsonValue>();
    members.put("version", new JsonNumber(stored.version()));
    members.putAll(PolicyJson.of(stored.policy()).members());
    NULL_WHERE_ABSENT.forEach(name -> members.putIfAbsent(name, new JsonNull()));
    return new JsonObject(members);
  }
}
