package dev.threadkeep.application.transfer;

import static java.util.stream.Collectors.joining;

import dev.threadkeep.application.access.OrganizationStore.Organization;
import dev.threadkeep.application.directory.DetailsJson;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.ExternalIds;
import dev.threadkeep.application.directory.entry.InvalidDetailException;
import dev.threadkeep.application.directory.entry.Kind;
import dev.threadkeep.application.json.Excerpt;
import dev.threadkeep.application.json.ObjectReader;
import dev.threadkeep.application.policy.Policies;
import dev.threadkeep.application.policy.PolicyJson;
import dev.threadkeep.application.thread.EventJson;
import dev.threadkeep.application.thread.ValueJson;
import dev.threadkeep.application.transfer.TransferRecord.End;
import dev.threadkeep.application.transfer.TransferRecord.Header;
import dev.threadkeep.application.transfer.TransferRecord.OfEntry;
import dev.threadkeep.application.transfer.TransferRecord.OfEvent;
import dev.threadkeep.application.transfer.TransferRecord.OfMessage;
import dev.threadkeep.application.transfer.TransferRecord.OfOrganization;
import dev.threadkeep.application.transfer.TransferRecord.OfPolicy;
import dev.threadkeep.application.transfer.TransferRecord.OfReference;
import dev.threadkeep.application.transfer.TransferRecord.OfThread;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.message.DeliveryStatus;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.message.MessageId;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.message.MessageText;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.policy.InvalidPolicyException;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.domain.thread.ThreadEvent;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads records strictly: a member that the format does not know is refused, so that nothing is
 * lost without a word.
 *
 * <p>Every method throws {@link IllegalArgumentException}, with a message for people, for what it
 * cannot take.
 */
final class RecordReader {
  private static final Set<String> OF_ORGANIZATION = Set.of("type", "id", "name", "created_at");
  private static final Set<String> OF_POLICY = Set.of("type", "organization_id", "policy");
  private static final Set<String> OF_HEADER = Set.of("type", "version", "exported_at");
  private static final Set<String> OF_EVENT =
      Set.of("type", "thread_id", "seq", "at", "by", "through", "request_id", "event", "data");
  private static final Set<String> OF_MESSAGE =
      Set.of("type", "thread_id", "id", "kind", "author", "text", "at", "delivery", "vendor_ids");
  private static final Set<String> OF_REFERENCE =
      Set.of("type", "thread_id", "vendor", "account", "id", "connection_id");
  private static final Set<String> OF_ACTOR = Set.of("type", "id");
  private static final Set<String> OF_END = Set.of("type", "threads");
  private static final Set<String> OF_ENTRY =
      Set.of(
          "type",
          "organization_id",
          "kind",
          "id",
          "number",
          "external_ids",
          "version",
          "created_at",
          "updated_at");

  private static final UUID NOTHING = new UUID(0, 0);

  private static final JsonText END_TYPE = new JsonText("end");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private RecordReader() {}

  static TransferRecord read(JsonObject object) {
    var from = new ObjectReader(object);
    var type = from.text("type");
    return switch (type) {
      case "threadkeep_export" -> header(from);
      case "organization" -> organization(from);
      case "policy" -> policy(from);
      case "directory_entry" -> entry(from);
      case "thread" -> thread(from);
      case "event" -> event(from);
      case "message" -> message(from);
      case "reference" -> reference(from);
      case "end" -> end(from);
      default ->
          throw new IllegalArgumentException(
              "there is no record of type \"%s\"".formatted(Excerpt.of(type)));
    };
  }

  /** The thread that a record names as the one that it belongs to, if it can be told at all. */
  static @Nullable ThreadId thread(JsonObject object) {
    try {
      return new ObjectReader(object).optional("thread_id", ThreadId::parse);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /** Whether it calls itself the end, whatever else it says. */
  static boolean isEnd(JsonObject object) {
    return END_TYPE.equals(object.members().get("type"));
  }

  private static Header header(ObjectReader from) {
    requireKnown(from.object(), OF_HEADER);
    if (from.number("version") != TransferRecord.VERSION) {
      throw new IllegalArgumentException(
          "its version is %d, and this service reads version %d"
              .formatted(from.number("version"), TransferRecord.VERSION));
    }
    return new Header(from.optionalTime("exported_at"));
  }

  private static OfOrganization organization(ObjectReader from) {
    requireKnown(from.object(), OF_ORGANIZATION);
    return new OfOrganization(
        new Organization(
            from.text("id", OrganizationId::parse), from.text("name"), time(from, "created_at")));
  }

  private static @Nullable OrganizationId owner(ObjectReader from) {
    return from.optional("organization_id", OrganizationId::parse);
  }

  private static OfPolicy policy(ObjectReader from) {
    requireKnown(from.object(), OF_POLICY);
    var policy = readPolicy(from);
    requireWritten("policy/", from.object("policy"), PolicyJson.of(policy));
    return new OfPolicy(owner(from), policy);
  }

  private static LifecyclePolicy readPolicy(ObjectReader from) {
    try {
      LifecyclePolicy policy = from.object("policy", given -> PolicyJson.read(given.object()));
      Policies.requireReadable(policy);
      return policy;
    } catch (InvalidPolicyException invalid) {
      throw new IllegalArgumentException(
          invalid.flaws().stream()
              .map(flaw -> "policy/%s %s".formatted(flaw.place(), flaw.detail()))
              .collect(joining("; ")),
          invalid);
    }
  }

  private static OfEntry entry(ObjectReader from) {
    try {
      return readEntry(from);
    } catch (InvalidDetailException invalid) {
      throw new IllegalArgumentException(
          "%s %s".formatted(invalid.field(), invalid.getMessage()), invalid);
    }
  }

  private static OfEntry readEntry(ObjectReader from) {
    var kind = ValueJson.read(Kind.class, from, "kind");
    var details = DetailsJson.read(kind, from, "teammate_type", "company_id");
    var written = DetailsJson.of(details).members().keySet();
    for (var member : from.object().members().entrySet()) {
      var name = member.getKey();
      if (!(member.getValue() instanceof JsonNull)
          && !OF_ENTRY.contains(name)
          && !written.contains(name)
          && !(kind == Kind.TEAMMATE && name.equals("teammate_type"))
          && !(kind == Kind.CONTACT && name.equals("company_id"))) {
        throw unknown(name);
      }
    }
    var entry =
        new Entry<>(
            from.text("id", text -> entryId(kind, text)),
            number(kind, from),
            details,
            from.<ExternalIds>objectOrEmpty(
                "external_ids", ids -> DetailsJson.readExternalIds(ids.object())),
            from.number("version"),
            time(from, "created_at"),
            time(from, "updated_at"));
    if (details instanceof Contact contact && contact.erasedAt() != null && !contact.isBlank()) {
      throw new IllegalArgumentException(
          "an erased contact has no name, email, phone or image_url beside erased_at");
    }
    if (entry.version() < 1) {
      throw new IllegalArgumentException("version must be positive");
    }
    if (entry.updatedAt().isBefore(entry.createdAt())) {
      throw new IllegalArgumentException("updated_at lies before created_at");
    }
    return new OfEntry(owner(from), entry);
  }

  private static EntryId entryId(Kind kind, String text) {
    return kind == Kind.TEAMMATE
        ? EntryId.of(drawn(TeammateId.parse(text).value()))
        : new EntryId(text);
  }

  /** The one of zeros, which is never drawn, stands for what is not there. */
  private static UUID drawn(UUID id) {
    if (id.equals(NOTHING)) {
      throw new IllegalArgumentException("must not be all zeros");
    }
    return id;
  }

  private static @Nullable Integer number(Kind kind, ObjectReader from) {
    var number = from.optionalNumber("number");
    if (kind.isNumbered() != (number != null)) {
      throw new IllegalArgumentException(
          kind.isNumbered() ? "number is missing" : "a %s has no number".formatted(kind.word()));
    }
    if (number == null) {
      return null;
    }
    if (number < 1 || number > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("number must be positive and below 2^31");
    }
    return number.intValue();
  }

  /** As a store keeps it: to the microsecond, from 1970 to 9999. */
  private static Instant time(ObjectReader from, String name) {
    var time = from.time(name).truncatedTo(ChronoUnit.MICROS);
    if (time.isBefore(Instant.EPOCH) || !time.isBefore(END)) {
      throw new IllegalArgumentException(name + " must lie in the years 1970 to 9999");
    }
    return time;
  }

  private static OfThread thread(ObjectReader from) {
    return new OfThread(
        from.text("id", text -> new ThreadId(drawn(ThreadId.parse(text).value()))),
        owner(from),
        from.number("version"),
        from.object());
  }

  private static OfEvent event(ObjectReader from) {
    requireKnown(from.object(), OF_EVENT);
    var type = from.text("event");
    ThreadEvent event = from.objectOrEmpty("data", data -> EventJson.read(type, data.object()));
    var data = EventJson.data(event);
    var given = from.optionalObject("data");
    if (given != null) {
      requireWritten("data/", given, data);
    }
    return new OfEvent(
        owningThread(from),
        new WrittenEvent(
            new RecordedEvent(
                from.number("seq"),
                from.time("at"),
                actor(from, "by"),
                from.text("through", Through::new),
                from.text("request_id"),
                event),
            data));
  }

  private static OfMessage message(ObjectReader from) {
    requireKnown(from.object(), OF_MESSAGE);
    var kind = ValueJson.read(MessageKind.class, from, "kind");
    var delivery = from.optionalText("delivery");
    return new OfMessage(
        owningThread(from),
        new Message(
            from.text("id", MessageId::parse),
            kind,
            actor(from, "author"),
            from.text("text", MessageText::new),
            from.time("at"),
            delivery == null
                ? Message.initialDelivery(kind)
                : ValueJson.read(DeliveryStatus.class, delivery),
            from.<Map<Vendor, String>>objectOrEmpty(
                "vendor_ids", ids -> DetailsJson.readByVendor(ids.object()))));
  }

  private static OfReference reference(ObjectReader from) {
    requireKnown(from.object(), OF_REFERENCE);
    return new OfReference(owningThread(from), ValueJson.readReference(from));
  }

  private static End end(ObjectReader from) {
    requireKnown(from.object(), OF_END);
    var threads = from.number("threads");
    if (threads < 0) {
      throw new IllegalArgumentException("threads must not be negative");
    }
    return new End(threads);
  }

  private static Actor actor(ObjectReader from, String name) {
    requireKnown(name + "/", from.object(name), OF_ACTOR);
    return from.object(name, ValueJson::readActor);
  }

  private static ThreadId owningThread(ObjectReader from) {
    return from.text("thread_id", ThreadId::parse);
  }

  private static void requireKnown(JsonObject given, Set<String> known) {
    requireKnown("", given, known);
  }

  private static void requireKnown(String place, JsonObject given, Set<String> known) {
    for (var name : given.members().keySet()) {
      if (!known.contains(name)) {
        throw unknown(place + name);
      }
    }
  }

  /** What was read and is not written again was not understood. */
  private static void requireWritten(String place, JsonObject given, JsonObject written) {
    var lost = Lost.between(given, written);
    if (lost != null) {
      throw unknown(place + lost);
    }
  }

  private static IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException("%s is no member of it".formatted(Excerpt.of(name)));
  }
}
