package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A thread and who asks for it. Requests name things, {@code {ana}}, and what is shown does again.
 */
record StagedThread(Wire wire, Map<String, String> names) {

  /** All that an API shows. */
  Shown through(View view) {
    return Shown.of(view.read(this), this::named);
  }

  JsonNode ask(Request request) {
    return ask(request.method(), request.path(), request.body());
  }

  JsonNode ask(String method, String path, String body) {
    var answer = tried(method, path, body);
    assertThat(answer.status()).as("%s %s: %s", method, path, answer.text()).isBetween(200, 201);
    return answer.json();
  }

  /** The answer to a request that may well be refused. */
  Wire.Raw tried(Request request) {
    return tried(request.method(), request.path(), request.body());
  }

  private Wire.Raw tried(String method, String path, String body) {
    return wire.send(method, filled(path), body.isEmpty() ? null : json(body));
  }

  /** JSON that has single quotes for double ones, with ids in the place of names. */
  String json(String text) {
    return filled(text.replace('\'', '"'));
  }

  JsonNode get(String path) {
    return find(path).orElseThrow(() -> new AssertionError("not found: " + filled(path)));
  }

  Optional<JsonNode> find(String path) {
    var answer = wire.get(filled(path));
    if (answer.status() == 404) {
      return Optional.empty();
    }
    assertThat(answer.status()).as("%s: %s", path, answer.text()).isEqualTo(200);
    return Optional.of(answer.json());
  }

  private String filled(String text) {
    var filled = text;
    for (var name : names.entrySet()) {
      filled = filled.replace("{%s}".formatted(name.getKey()), name.getValue());
    }
    return filled;
  }

  private String named(String text) {
    var named = text;
    for (var name : names.entrySet()) {
      named =
          named.replaceAll(
              "\\b%s\\b".formatted(Pattern.quote(name.getValue())),
              "{%s}".formatted(name.getKey()));
    }
    return named;
  }
}
