package dev.threadkeep.application.inbound;

import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.VendorAssignee;
import dev.threadkeep.application.delivery.VendorStatus;
import dev.threadkeep.application.delivery.VendorTag;
import dev.threadkeep.application.json.ObjectReader;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.application.thread.ValueJson;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.thread.Handling;
import dev.threadkeep.domain.thread.Severity;
import dev.threadkeep.domain.thread.SnoozeEnd;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What registers hold, as JSON: {@code {"status": {"is": "open"}, "title": {"value": "Refund"}}}.
 * Kept in this form for good, so that it may grow but never change.
 */
public final class RegisterValueJson {
  private static final String VALUE = "value";
  private static final String IS = "is";
  private static final String UNTIL = "until";
  private static final String ID = "id";

  private RegisterValueJson() {}

  /**
   * The values, each under its register's name. What no store can keep is left out: texts with
   * U+0000, or with half a character.
   */
  public static JsonObject of(Collection<RegisterValue> values) {
    var all = new ObjectWriter();
    for (var value : values) {
      try {
        all.put(word(value.register()), json(value));
      } catch (IllegalArgumentException _) {
        // Whoever misses it reads it once more, and finds out again that it cannot be kept.
      }
    }
    return all.toObject();
  }

  /**
   * The inverse of {@link #of}. Registers that nobody here knows are passed over.
   *
   * @throws IllegalArgumentException if it is not of that form
   */
  public static List<RegisterValue> read(JsonObject object) {
    var from = new ObjectReader(object);
    return Stream.of(Register.values())
        .flatMap(
            register -> {
              var value = from.optionalObject(word(register));
              return value == null
                  ? Stream.empty()
                  : Stream.of(read(register, new ObjectReader(value)));
            })
        .toList();
  }

  private static String word(Register register) {
    return register.name().toLowerCase(Locale.ROOT);
  }

  private static JsonObject json(RegisterValue value) {
    return switch (value) {
      case RegisterValue.Status(var status) -> status(status);
      case RegisterValue.ClosedFor(var word, var note) ->
          new ObjectWriter().putText("word", word).putText("note", note).toObject();
      case RegisterValue.LoopClosed(var is) -> flag(is);
      case RegisterValue.AssignedTo(var assignee) -> assignee(assignee);
      case RegisterValue.InTeam(var team) -> text(team);
      case RegisterValue.HandledBy(var handling) -> text(ValueJson.word(handling));
      case RegisterValue.Escalated(var is) -> flag(is);
      case RegisterValue.Important(var is) -> flag(is);
      case RegisterValue.OfSeverity(var severity) -> text(ValueJson.word(severity));
      case RegisterValue.Archived(var is) -> flag(is);
      case RegisterValue.BeenRead(var is) -> flag(is);
      case RegisterValue.Titled(var title) -> text(title);
      case RegisterValue.Noted(var notes) -> text(notes);
      case RegisterValue.Tagged(var tags) ->
          new ObjectWriter()
              .putAll(
                  VALUE,
                  tags,
                  tag ->
                      new ObjectWriter()
                          .putText(ID, tag.id())
                          .putText("name", tag.name())
                          .toObject())
              .toObject();
      case RegisterValue.OfContact(var contact) -> text(contact);
      case RegisterValue.OfCompany(var company) -> text(company);
      case RegisterValue.OfProject(var project) -> text(project);
      case RegisterValue.Own(var members) -> members;
    };
  }

  private static JsonObject status(VendorStatus status) {
    return switch (status) {
      case VendorStatus.Open() -> new ObjectWriter().putText(IS, "open").toObject();
      case VendorStatus.Snoozed(SnoozeEnd.At(var time)) ->
          new ObjectWriter().putText(IS, "snoozed").putText(UNTIL, time).toObject();
      case VendorStatus.Snoozed(SnoozeEnd.NextReply()) ->
          new ObjectWriter().putText(IS, "snoozed").toObject();
      case VendorStatus.Closed() -> new ObjectWriter().putText(IS, "closed").toObject();
    };
  }

  private static JsonObject assignee(@Nullable VendorAssignee assignee) {
    if (assignee == null) {
      return JsonObject.empty();
    }
    var kind = assignee.kind();
    return new ObjectWriter()
        .putText("kind", kind == null ? null : ValueJson.word(kind))
        .putText(ID, assignee.id())
        .toObject();
  }

  private static JsonObject flag(boolean value) {
    return new ObjectWriter().putBoolean(VALUE, value).toObject();
  }

  private static JsonObject text(@Nullable String value) {
    return new ObjectWriter().putText(VALUE, value).toObject();
  }

  private static RegisterValue read(Register register, ObjectReader from) {
    return switch (register) {
      case STATUS -> new RegisterValue.Status(readStatus(from));
      case CLOSE_REASON ->
          new RegisterValue.ClosedFor(from.optionalText("word"), from.optionalText("note"));
      case LOOP_CLOSED -> new RegisterValue.LoopClosed(from.flag(VALUE));
      case ASSIGNEE -> new RegisterValue.AssignedTo(readAssignee(from));
      case TEAM -> new RegisterValue.InTeam(from.optionalText(VALUE));
      case HANDLING ->
          new RegisterValue.HandledBy(ValueJson.read(Handling.class, from.text(VALUE)));
      case ESCALATED -> new RegisterValue.Escalated(from.flag(VALUE));
      case IMPORTANT -> new RegisterValue.Important(from.flag(VALUE));
      case SEVERITY ->
          new RegisterValue.OfSeverity(ValueJson.read(Severity.class, from.text(VALUE)));
      case ARCHIVED -> new RegisterValue.Archived(from.flag(VALUE));
      case READ -> new RegisterValue.BeenRead(from.flag(VALUE));
      case TITLE -> new RegisterValue.Titled(from.optionalText(VALUE));
      case NOTES -> new RegisterValue.Noted(from.optionalText(VALUE));
      case TAGS ->
          new RegisterValue.Tagged(
              from.objects(VALUE, tag -> new VendorTag(tag.optionalText(ID), tag.text("name"))));
      case CONTACT -> new RegisterValue.OfContact(from.optionalText(VALUE));
      case COMPANY -> new RegisterValue.OfCompany(from.optionalText(VALUE));
      case PROJECT -> new RegisterValue.OfProject(from.optionalText(VALUE));
      case ATTRIBUTES -> new RegisterValue.Own(from.object());
    };
  }

  private static VendorStatus readStatus(ObjectReader from) {
    var status = from.text(IS);
    return switch (status) {
      case "open" -> new VendorStatus.Open();
      case "snoozed" -> {
        var until = from.optional(UNTIL, Instant::parse);
        yield new VendorStatus.Snoozed(
            until == null ? new SnoozeEnd.NextReply() : new SnoozeEnd.At(until));
      }
      case "closed" -> new VendorStatus.Closed();
      default -> throw new IllegalArgumentException("no status is " + status);
    };
  }

  private static @Nullable VendorAssignee readAssignee(ObjectReader from) {
    var id = from.optionalText(ID);
    return id == null
        ? null
        : new VendorAssignee(
            from.optional("kind", kind -> ValueJson.read(VendorAssignee.Kind.class, kind)), id);
  }
}
