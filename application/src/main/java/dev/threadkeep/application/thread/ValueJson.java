package dev.threadkeep.application.thread;

import static java.util.stream.Collectors.joining;

import dev.threadkeep.application.json.ObjectReader;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.thread.Channel;
import dev.threadkeep.domain.thread.StatedReason;
import dev.threadkeep.domain.thread.Tag;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import java.util.Arrays;
import java.util.Locale;

/** The domain's values as JSON, wherever they stand within what is kept. */
public final class ValueJson {
  private ValueJson() {}

  /** {@code {"type": "user", "id": "…"}}; without an id where the actor has none. */
  public static JsonObject actor(Actor actor) {
    return new ObjectWriter()
        .putText("type", actor.type())
        .putText("id", actor.idText())
        .toObject();
  }

  public static Actor readActor(ObjectReader from) {
    return Actor.of(from.text("type"), from.optionalText("id"));
  }

  /** {@code {"type": "user", "id": "…"}}. */
  public static JsonObject assignee(Assignee assignee) {
    return new ObjectWriter()
        .putText("type", assignee.type())
        .putText("id", assignee.id())
        .toObject();
  }

  public static Assignee readAssignee(ObjectReader from) {
    return Assignee.of(from.text("type"), from.text("id", TeammateId::parse));
  }

  /** {@code {"vendor": "intercom", "account": "", "id": "…", "connection_id": "…"}}. */
  public static JsonObject reference(ExternalReference reference) {
    return new ObjectWriter()
        .putText("vendor", reference.vendor())
        .putText("account", reference.account())
        .putText("id", reference.id())
        .putText("connection_id", reference.connection())
        .toObject();
  }

  public static ExternalReference readReference(ObjectReader from) {
    return new ExternalReference(
        from.text("vendor", Vendor::new),
        from.text("account"),
        from.text("id"),
        from.optional("connection_id", ConnectionId::parse));
  }

  /** {@code {"type": "sms", "id": "…", "from": "…", "to": "…"}}. */
  public static JsonObject channel(Channel channel) {
    return new ObjectWriter()
        .putText("type", channel.type())
        .putText("id", channel.id())
        .putText("from", channel.from())
        .putText("to", channel.to())
        .toObject();
  }

  public static Channel readChannel(ObjectReader from) {
    return new Channel(
        from.text("type"),
        from.optionalText("id"),
        from.optionalText("from"),
        from.optionalText("to"));
  }

  /** {@code {"dialect": "feather", "text": "…"}}. */
  public static JsonObject stated(StatedReason stated) {
    return new ObjectWriter()
        .putText("dialect", stated.dialect())
        .putText("text", stated.text())
        .toObject();
  }

  public static StatedReason readStated(ObjectReader from) {
    return new StatedReason(from.text("dialect", Through::new), from.text("text"));
  }

  static JsonValue tag(Tag tag) {
    return new JsonText(tag.name());
  }

  /** The word for a constant in JSON: {@code high}. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /**
   * The constant for exactly this word.
   *
   * @throws IllegalArgumentException if there is none, saying which there are
   */
  public static <E extends Enum<E>> E read(Class<E> type, String word) {
    try {
      var constant = Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
      if (word(constant).equals(word)) {
        return constant;
      }
    } catch (IllegalArgumentException _) {
      // Told below, in the words that there are.
    }
    throw new IllegalArgumentException(
        Arrays.stream(type.getEnumConstants())
            .map(ValueJson::word)
            .collect(joining(", ", "must be one of ", "")));
  }

  /** The constant for the word that a member says. */
  public static <E extends Enum<E>> E read(Class<E> type, ObjectReader from, String name) {
    return from.text(name, word -> read(type, word));
  }
}
