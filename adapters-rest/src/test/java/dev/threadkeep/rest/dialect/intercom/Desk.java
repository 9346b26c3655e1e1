package dev.threadkeep.rest.dialect.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.rest.service.Service;
import dev.threadkeep.rest.service.Service.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The service as Intercom's clients see it, with the people of Intercom's documentation: every
 * conversation is held against the schema of its example, every error against that of errors.
 */
final class Desk implements AutoCloseable {

  static final String MARK = "814860";
  static final String ADA = "5784329";
  static final String CUSTOMER = "5bc8f7ae2d96695c18a";

  static final String CLOSE =
      "{\"message_type\": \"close\", \"type\": \"admin\", \"admin_id\": \"5784329\"}";

  private final JsonSchema conversation = schema("conversation");
  private final JsonSchema error = schema("error");
  private final Service service = Service.start();
  private final String key =
      service.key("intercom", Service.ORGANIZATION, Scope.THREADS_WRITE, Scope.DIRECTORY_WRITE);

  /** Mark's, Ada's and the customer's own ids. */
  final String mark = teammate("Mark Strong", "mk@acmeinc.org", MARK);

  final String ada = teammate("Ada Lindqvist", "ada@acmeinc.org", ADA);
  final String customer =
      service.add(
          "contacts",
          """
          {"name": "Casey Customer", "email": "Casey@example.com",
           "external_ids": {"intercom": "%s"}}
          """
              .formatted(CUSTOMER));

  private int conversations;

  Service service() {
    return service;
  }

  String key() {
    return key;
  }

  /** A conversation that the customer began; says Intercom's id of it. */
  String conversation() {
    return conversation("\"title\": null");
  }

  /** The same with more members. */
  String conversation(String members) {
    var id = "19111498" + (100 + conversations++);
    service.open(
        """
        {"contact_id": "%s", "external_refs": {"intercom": "%s"}, %s,
         "message": {"kind": "inbound", "author": {"type": "contact", "id": "%1$s"},
           "text": "Hi"}}
        """
            .formatted(customer, id, members));
    return id;
  }

  /** The thread as Threadkeep's own API shows it. */
  JsonNode canonical(String conversation) {
    return service
        .get("/v1/threads?archived=any&external_ref=intercom:" + conversation)
        .json()
        .at("/data/0");
  }

  long version(String conversation) {
    return canonical(conversation).path("version").asLong();
  }

  private String teammate(String name, String email, String intercom) {
    return service.add(
        "teammates",
        """
        {"kind": "user", "name": "%s", "email": "%s", "external_ids": {"intercom": "%s"}}
        """
            .formatted(name, email, intercom));
  }

  /** Allows what the standard policy does again. */
  void usualPolicy() {
    service.policy(LifecyclePolicy.standard());
  }

  Answer part(String id, String json) {
    return post("/conversations/" + id + "/parts", json);
  }

  Answer reply(String id, String json) {
    return post("/conversations/" + id + "/reply", json);
  }

  Answer get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  Answer post(String path, @Nullable String json, String... headers) {
    return send("POST", path, json, headers);
  }

  Answer put(String path, String json) {
    return send("PUT", path, json);
  }

  Answer delete(String path, String json) {
    return send("DELETE", path, json);
  }

  /** Sends with the key as a bearer token, unless headers say otherwise. */
  Answer send(String method, String path, @Nullable String json, String... headers) {
    var all = new ArrayList<>(Arrays.asList(headers));
    if (!all.contains("Authorization")) {
      all.addAll(List.of("Authorization", "Bearer " + key));
    }
    var answer = service.send(method, "/intercom" + path, json, all.toArray(String[]::new));
    check(answer);
    return answer;
  }

  private void check(Answer answer) {
    if (answer.status() != 200) {
      assertThat(error.validate(answer.json())).as(answer.body()).isEmpty();
    } else if (answer.text("/type").equals("conversation")) {
      assertThat(conversation.validate(answer.json())).as(answer.body()).isEmpty();
    } else {
      for (var listed : answer.json().path("conversations")) {
        assertThat(conversation.validate(listed)).as(listed.toString()).isEmpty();
      }
    }
  }

  /** What Ada sends; {@code members} are those that this type needs beside. */
  static String admin(String type, String members) {
    return "{\"message_type\": \"%s\", \"type\": \"admin\", \"admin_id\": 5784329%s}"
        .formatted(type, members.isEmpty() ? "" : ", " + members);
  }

  static String assignment(String type, String assignee) {
    return """
        {"message_type": "assignment", "type": "%s", "admin_id": "5784329", "assignee_id": "%s"}
        """
        .formatted(type, assignee);
  }

  /** Adds a team and says its number. */
  String team(String name) {
    return service.post("/v1/teams", "{\"name\": \"%s\"}".formatted(name)).text("/number");
  }

  /** The state of a conversation and what its last part is. */
  static String state(Answer answer) {
    return answer.text("/state") + " " + lastPart(answer).path("part_type").asText();
  }

  /** The conversation's last part. */
  static JsonNode lastPart(Answer answer) {
    var parts = answer.json().at("/conversation_parts/conversation_parts");
    return parts.path(parts.size() - 1);
  }

  static String code(Answer answer) {
    return answer.status() + " " + answer.text("/errors/0/code");
  }

  private static JsonSchema schema(String name) {
    try (var file = Desk.class.getResourceAsStream(name + ".schema.json")) {
      return JsonSchemaFactory.getInstance(VersionFlag.V202012)
          .getSchema(file, SchemaValidatorsConfig.builder().build());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void close() {
    service.close();
  }
}
