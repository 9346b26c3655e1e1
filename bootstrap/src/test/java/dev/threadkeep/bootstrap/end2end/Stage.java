package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An organization with the people, tags and the rest that requests name. Ana has ids at vendors,
 * all others are known by ours. Who asks is Ana.
 */
final class Stage {
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Wire admin;
  private final Wire ana;
  private final PolicyDesk policy;
  private int threads;

  Stage(RunningThreadkeep service, String key) {
    this.admin = Wire.to(service, key);
    made(
        "ana",
        "/v1/teammates",
        """
        {'kind': 'user', 'name': 'Ana', 'email': 'ana@it.example', 'external_ids':
         {'intercom': '814860', 'contactship': 'contactship-ana', 'productlane': 'productlane-ana'}}
        """);
    made("ben", "/v1/teammates", "{'kind': 'user', 'name': 'Ben'}");
    made("robo", "/v1/teammates", "{'kind': 'agent', 'name': 'Robo'}");
    made("crew", "/v1/teams", "{'name': 'Crew', 'external_ids': {'intercom': '9001'}}");
    made("cleo", "/v1/contacts", "{'name': 'Cleo', 'email': 'cleo@it.example'}");
    made("dora", "/v1/contacts", "{'name': 'Dora'}");
    made("acme", "/v1/companies", "{'name': 'Acme'}");
    made("launch", "/v1/projects", "{'name': 'Launch'}");
    made("vip", "/v1/tags", "{'name': 'vip'}");
    made("late", "/v1/tags", "{'name': 'late'}");
    var created =
        admin.post(
            "/v1/api-keys",
            "{\"name\": \"ana\", \"scopes\": [\"threads:read\", \"threads:write\"],"
                + " \"teammate_id\": \"%s\"}".formatted(names.get("ana")));
    assertThat(created.status()).as(created.text()).isEqualTo(201);
    this.ana = Wire.to(service, created.at("/key"));
    this.policy = new PolicyDesk(new StagedThread(admin, names));
  }

  private void made(String name, String path, String body) {
    var made = admin.post(path, body.replace('\'', '"'));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    names.put(name, made.at("/id"));
    if (made.json().has("number")) {
      names.put(name + " number", made.at("/number"));
    }
  }

  /** The organization's policy. */
  PolicyDesk policy() {
    return policy;
  }

  /** A thread that Ana opened and Cleo wrote in, with what else is {@code given} of it. */
  StagedThread thread(Given given) {
    var scene = new LinkedHashMap<>(names);
    threads++;
    scene.put("chatbot", "chatbot-" + threads);
    scene.put("conversation", "conversation-" + threads);
    scene.put("thread", "");
    var opened =
        new StagedThread(ana, scene)
            .ask(
                "POST",
                "/v1/threads",
                """
                {'title': 'Parcel', 'contact_id': '{cleo}',
                 'channel': {'type': 'CHANNEL', 'id': 'line-1', 'from': '+1', 'to': '+2'},
                 'external_refs': {'contextgpt': {'id': '{conversation}', 'account': '{chatbot}'}},
                 'message': {'text': 'Where is it?', 'author': {'type': 'contact', 'id': '{cleo}'}}}
                """
                    .replace("CHANNEL", given.channel()));
    scene.put("thread", opened.path("id").asText());
    scene.put("number", opened.path("number").asText());
    given.step().ifPresent(step -> new StagedThread(admin, scene).ask(step));
    return new StagedThread(ana, scene);
  }
}
