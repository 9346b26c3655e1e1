package dev.threadkeep.bootstrap.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Breaks bodies: their members first, then their text, then their bytes. */
final class Bodies {
  /** Stands for JSON that no tree can hold, until the tree is written. */
  private static final String MARK = "@@raw@@";

  private static final int MEBIBYTE = 1 << 20;

  private static final List<byte[]> INVALID_UTF8 =
      List.of(
          new byte[] {(byte) 0xc0, (byte) 0xaf},
          new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
          new byte[] {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
          new byte[] {(byte) 0xe0, (byte) 0x80},
          new byte[] {(byte) 0xff},
          new byte[] {0});

  private final Dice dice;

  Bodies(Dice dice) {
    this.dice = dice;
  }

  /** Some member of {@code body}, anywhere in it, becomes something else. */
  byte[] withAnOddMember(JsonNode body) {
    var objects = new ArrayList<ObjectNode>();
    collect(body, objects);
    if (objects.isEmpty()) {
      return utf8(dice.of(Oddities.JSON));
    }
    var object = dice.of(objects);
    var names = object.propertyStream().map(Map.Entry::getKey).toList();
    if (names.isEmpty() || dice.percent(10)) {
      object.put(
          dice.of(List.of("surprise", "", "__proto__", "@class", "$ref", "İd", "ID", "a.b", "#/x")),
          MARK);
      return utf8(write(body, dice.of(Oddities.JSON)));
    }
    var name = dice.of(names);
    var value = object.path(name);
    switch (dice.below(6)) {
      case 0 -> object.remove(name);
      case 1 -> object.putNull(name);
      case 2 -> {
        object.put(name, MARK);
        var twice = "%s,%s:%s".formatted(value, TextNode.valueOf(name), value);
        return utf8(write(body, twice));
      }
      case 3 -> object.set(name, wrapped(value));
      default -> {
        object.put(name, MARK);
        return utf8(write(body, dice.of(Oddities.JSON)));
      }
    }
    return utf8(body.toString());
  }

  /** The whole text is not quite JSON, or not in UTF-8, or far too long. */
  byte[] withOddBytes(JsonNode body) {
    var text = body.toString();
    var bytes = utf8(text);
    return switch (dice.below(18)) {
      case 0 -> Arrays.copyOf(bytes, dice.below(bytes.length));
      case 1 -> utf8(text + dice.of(List.of("x", "{}", ",", "]", "\u0000", "// why", "\n\n1")));
      case 2 -> utf8("\uFEFF" + text);
      case 3 ->
          text.getBytes(dice.percent(50) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_16LE);
      case 4 -> inserted(bytes, dice.of(INVALID_UTF8));
      case 5 -> inserted(bytes, new byte[] {(byte) dice.below(256)});
      case 6 -> changed(bytes);
      case 7 -> new byte[0];
      case 8 -> utf8(dice.of(List.of(" ", "\n", "\r\n\t ", "\u00a0")));
      case 9 -> utf8(dice.of(Oddities.JSON));
      case 10 -> utf8("[" + text + "]");
      case 11 -> utf8(text.replace('"', '\''));
      case 12 -> utf8(text.replace("}", ",}"));
      case 13 -> utf8("/* why */" + text);
      case 14 -> utf8("a=1&b=2");
      case 15 -> utf8("<?xml version=\"1.0\"?><a/>");
      case 16 -> large(text);
      default -> utf8(text + "\n".repeat(dice.below(3)));
    };
  }

  /** A body of more than, or exactly, what is read at most. */
  private byte[] large(String text) {
    return switch (dice.below(4)) {
      case 0 -> utf8(text + " ".repeat(MEBIBYTE + 1 - Math.min(MEBIBYTE, utf8(text).length)));
      case 1 -> utf8(text + " ".repeat(MEBIBYTE - Math.min(MEBIBYTE, utf8(text).length)));
      case 2 -> utf8("{\"text\":\"%s\"}".formatted("x".repeat(MEBIBYTE - 100)));
      default -> utf8("[".repeat(MEBIBYTE + 10));
    };
  }

  private JsonNode wrapped(JsonNode value) {
    if (value instanceof ArrayNode array && !array.isEmpty() && dice.percent(50)) {
      return array.get(0);
    }
    return dice.percent(50)
        ? JsonNodeFactory.instance.arrayNode().add(value)
        : JsonNodeFactory.instance.objectNode().set("value", value);
  }

  private byte[] changed(byte[] bytes) {
    var changed = bytes.clone();
    changed[dice.below(changed.length)] = (byte) dice.below(256);
    return changed;
  }

  private byte[] inserted(byte[] bytes, byte[] more) {
    var at = dice.below(bytes.length + 1);
    var whole = new ByteArrayOutputStream();
    whole.write(bytes, 0, at);
    whole.writeBytes(more);
    whole.write(bytes, at, bytes.length - at);
    return whole.toByteArray();
  }

  private static void collect(JsonNode node, List<ObjectNode> objects) {
    if (node instanceof ObjectNode object) {
      objects.add(object);
    }
    node.forEach(child -> collect(child, objects));
  }

  private static String write(JsonNode tree, String raw) {
    return tree.toString().replace('"' + MARK + '"', raw);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
