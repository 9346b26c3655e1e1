package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An organization of one service, whose five vendors are an organization of another one, which
 * answers as each of them does. People and tags are known on both sides.
 */
final class Twins {
  private static final String CHATBOT = "chatbot-there";

  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, JsonNode> vendors = new LinkedHashMap<>();
  private final Wire here;
  private final Wire there;
  private int threads;

  Twins(Wire here, Wire there, String urlThere, String keyThere) {
    this.here = here;
    this.there = there;
    both("ana", "/v1/teammates", "{'kind': 'user', 'name': 'Ana'}");
    both("robo", "/v1/teammates", "{'kind': 'agent', 'name': 'Robo'}");
    both("crew", "/v1/teams", "{'name': 'Crew'}");
    both("vip", "/v1/tags", "{'name': 'vip'}");
    var admin = made(there, "/v1/teammates", "{'kind': 'user', 'name': 'Threadkeep'}");
    for (var vendor : here.get("/v1/vendors").json().path("data")) {
      var name = vendor.path("vendor").asText();
      vendors.put(name, vendor);
      made(
          here,
          "/v1/connections",
          """
          {'vendor': 'NAME', 'name': 'NAME', 'base_url': 'URL/NAME',
           'credentials': {'token': 'KEY'},
           'settings': SETTINGS}
          """
              .replace("SETTINGS", settings(name))
              .replace("NAME", name)
              .replace("URL", urlThere)
              .replace("KEY", keyThere)
              .replace("ADMIN", admin.path("number").asText())
              .replace("CHATBOT", CHATBOT));
    }
  }

  /** Each vendor takes those alone that it has a use for. */
  private static String settings(String vendor) {
    return switch (vendor) {
      case "intercom" -> "{'acting_admin': 'ADMIN'}";
      case "contextgpt" -> "{'accounts': ['CHATBOT']}";
      default -> "{}";
    };
  }

  /** Makes an entry there, and one here that has the ids which each vendor's API shows there. */
  private void both(String name, String path, String body) {
    var entry = made(there, path, body);
    var id = entry.path("id").asText();
    names.put(name + " there", id);
    names.put(name + " productlane", id);
    names.put(name + " contactship", entry.path("kind").asText() + "-" + id);
    names.put(name + " intercom", entry.has("number") ? entry.path("number").asText() : id);
    made(
        here,
        path,
        body.replace(
            "}",
            ", 'external_ids': {'intercom': '%s', 'productlane': '%s', 'contactship': '%s'}}"
                .formatted(
                    names.get(name + " intercom"),
                    names.get(name + " productlane"),
                    names.get(name + " contactship"))));
  }

  private static JsonNode made(Wire wire, String path, String body) {
    var made = wire.post(path, body.replace('\'', '"'));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json();
  }

  /** What the vendor can be told. */
  JsonNode vendor(String name) {
    return vendors.get(name);
  }

  /** A thread there, and one here that the vendor holds under the id which its API shows there. */
  Twin thread(String vendor) {
    threads++;
    var conversation = "conversation-" + threads;
    var opened =
        made(
            there,
            "/v1/threads",
            """
            {'title': 'Parcel', 'channel': {'type': 'sms', 'id': 'line-1', 'from': '+1', 'to': '+2'},
             'external_refs': REFS}
            """
                .replace(
                    "REFS", vendor.equals("contextgpt") ? reference(vendor, conversation) : "{}"));
    var idThere = opened.path("id").asText();
    var known =
        switch (vendor) {
          case "intercom" -> opened.path("number").asText();
          case "contactship" -> "thr-" + idThere;
          case "contextgpt" -> conversation;
          default -> idThere;
        };
    var held =
        made(
            here,
            "/v1/threads",
            """
            {'title': 'Parcel', 'channel': {'type': 'sms', 'id': 'line-1', 'from': '+1', 'to': '+2'},
             'external_refs': REFS}
            """
                .replace("REFS", reference(vendor, known)));
    var idHere = held.path("id").asText();
    var scene = new LinkedHashMap<>(names);
    scene.put("chatbot", CHATBOT);
    scene.put("feather", idHere);
    scene.put("productlane", idHere);
    scene.put("contextgpt", idHere);
    scene.put("contactship", "thr-" + idHere);
    scene.put("intercom", held.path("number").asText());
    scene.put(vendor, known);
    return new Twin(
        new StagedThread(here, scene), new StagedThread(there, Map.of("thread", idThere)));
  }

  private static String reference(String vendor, String id) {
    return vendor.equals("contextgpt")
        ? "{'contextgpt': {'id': '%s', 'account': '%s'}}".formatted(id, CHATBOT)
        : "{'%s': '%s'}".formatted(vendor, id);
  }
}
