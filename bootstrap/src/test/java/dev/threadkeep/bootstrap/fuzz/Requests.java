package dev.threadkeep.bootstrap.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadkeep.bootstrap.fuzz.Belongings.Slot;
import dev.threadkeep.bootstrap.fuzz.FuzzRequest.Broken;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes requests that a document describes, and breaks most of them. */
final class Requests {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern VARIABLE = Pattern.compile("([^/]+)/\\{([^}]+)}");

  private final Dice dice;
  private final Belongings belongings;
  private final Values values;
  private final Bodies bodies;
  private final Heads heads;
  private final String key;

  Requests(Dice dice, Belongings belongings, String key) {
    this.dice = dice;
    this.belongings = belongings;
    this.key = key;
    this.values = new Values(dice, belongings);
    this.bodies = new Bodies(dice);
    this.heads = new Heads(dice, key);
  }

  /**
   * The next one, mostly broken.
   *
   * @param isWhole whether it is to be as it is described, but for ids that may be wrong
   */
  FuzzRequest next(Operation operation, boolean isWhole) {
    var request = addressed(operation);
    addKey(request);
    addParameters(request);
    var body = operation.body().map(given -> values.of(operation.document(), given.schema()));
    body.ifPresent(tree -> addBody(request, tree));
    int damages = isWhole ? 0 : dice.of(List.of(0, 0, 1, 1, 1, 1, 2, 3));
    for (int i = damages; i > 0; i--) {
      damage(request, body);
    }
    keepFromOthers(request);
    return request;
  }

  /**
   * Has the operation that changes threads of all, at some time later, count them only: nobody
   * could say any more which request changed what.
   */
  private static void keepFromOthers(FuzzRequest request) {
    if (!request.operation.path().equals("/v1/threads/bulk-by-filter")) {
      return;
    }
    try {
      if (JSON.readTree(request.body) instanceof ObjectNode asked) {
        request.body = Bodies.utf8(asked.put("dry_run", true).toString());
      }
    } catch (IOException _) {
      // The service cannot read it either.
    }
  }

  private void damage(FuzzRequest request, Optional<JsonNode> body) {
    if (body.isPresent() && dice.percent(60)) {
      request.broken.add(Broken.BODY);
      request.body =
          dice.percent(70)
              ? bodies.withAnOddMember(body.get().deepCopy())
              : bodies.withOddBytes(body.get());
      return;
    }
    switch (dice.below(8)) {
      case 0 -> heads.breakMethod(request);
      case 1, 2 -> heads.breakPath(request);
      case 3 -> heads.breakQuery(request);
      case 4 -> heads.breakKey(request);
      case 5 -> heads.breakContentType(request);
      case 6 -> heads.breakAccept(request);
      default -> heads.breakHeader(request);
    }
  }

  /** The path with ids in it that exist, mostly. */
  private FuzzRequest addressed(Operation operation) {
    var path = new StringBuilder();
    Optional<Slot> slot = Optional.empty();
    var odd = false;
    var matcher = VARIABLE.matcher(operation.path());
    while (matcher.find()) {
      var kind = matcher.group(1);
      String id;
      if (dice.percent(7)) {
        odd = dice.percent(50);
        id = odd ? dice.of(Oddities.ENCODED) : belongings.wrongId(dice);
      } else if (Belongings.isThreads(kind)) {
        slot = Optional.of(dice.of(belongings.slots));
        id = nameOf(slot.get(), operation);
      } else {
        var known = belongings.ids(operation.document(), kind);
        id = known.isEmpty() ? belongings.wrongId(dice) : dice.of(known);
      }
      matcher.appendReplacement(path, Matcher.quoteReplacement(kind + "/" + id));
    }
    var whole = matcher.appendTail(path).toString().replace("{vendor}", vendor());
    var request = new FuzzRequest(operation, slot, whole);
    if (odd) {
      request.broken.add(Broken.PATH);
    }
    return request;
  }

  /** Mostly the one whose webhooks need no signature. */
  private String vendor() {
    return dice.percent(80)
        ? Belongings.VENDOR_WITH_TOKEN
        : dice.of(List.of("intercom", "productlane", "feather", "nobody", "x".repeat(300)));
  }

  /** A name of the thread that the operation's document allows. */
  private String nameOf(Slot slot, Operation operation) {
    var schema = operation.parameters("path").getFirst().schema();
    if (isNumber(schema.path("examples").path(0).asText()) && dice.percent(80)) {
      return dice.of(slot.names.stream().filter(Requests::isNumber).toList());
    }
    if (schema.path("format").asText().equals("uuid") || dice.percent(60)) {
      return slot.id;
    }
    return dice.of(slot.names);
  }

  private static boolean isNumber(String text) {
    return text.matches("[0-9]+");
  }

  private void addKey(FuzzRequest request) {
    var scheme = dice.of(request.operation.document().keySchemes());
    if (scheme.path("type").asText().equals("apiKey")) {
      request.replace(scheme.path("name").asText(), key);
    } else {
      request.replace("Authorization", "Bearer " + key);
    }
  }

  private void addParameters(FuzzRequest request) {
    var document = request.operation.document();
    var parts = new ArrayList<String>();
    for (var parameter : request.operation.parameters("query")) {
      if (parameter.required() || dice.percent(12)) {
        parts.add(parameter.name() + "=" + encoded(values.parameter(document, parameter)));
      }
    }
    request.query = parts.stream().collect(Collectors.joining("&"));
    for (var parameter : request.operation.parameters("header")) {
      var often =
          switch (parameter.name()) {
            case "Threadkeep-Actor" -> 30;
            case "X-WEBHOOK-TOKEN" -> 80;
            default -> 6;
          };
      if (parameter.required() || dice.percent(often)) {
        request.replace(parameter.name(), headerValue(document, parameter));
      }
    }
  }

  private String headerValue(ApiDocument document, Operation.Parameter parameter) {
    return switch (parameter.name()) {
      case "Threadkeep-Actor" ->
          belongings.ids("teammates").isEmpty()
              ? "user:x"
              : "user:" + dice.of(belongings.ids("teammates"));
      case "If-Match" -> dice.of(List.of("*", "\"1\"", "\"2\"", "\"1\", \"2\", \"3\"", "\"99\""));
      case "X-WEBHOOK-TOKEN" ->
          dice.percent(80)
              ? Belongings.WEBHOOK_TOKEN
              : encoded(values.parameter(document, parameter));
      case "Prefer" -> dice.of(List.of("wait=1", "wait=\"0\"", "respond-async", "wait", "wait=-1"));
      default -> encoded(values.parameter(document, parameter));
    };
  }

  private void addBody(FuzzRequest request, JsonNode body) {
    var described = request.operation.body().orElseThrow();
    if (!described.required() && dice.percent(20)) {
      return;
    }
    request.body = Bodies.utf8(body.toString());
    request.chunked = dice.percent(5);
    request.replace("Content-Type", dice.of(described.mediaTypes()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
