package dev.threadkeep.application.privacy;

import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.json.JsonValue.JsonBoolean;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonNumber;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.thread.ThreadId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * By which ids an API's words name a contact and the contact's threads, in whatever dialect. What
 * has none of them says nothing of the contact.
 *
 * <p>A UUID is nobody else's, wherever it stands. Any other id counts as a whole, and only where an
 * id of that kind {@link IdPlace stands}.
 */
final class Traces {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

  private final Set<String> uuids = new HashSet<>();
  private final Set<String> contacts = new HashSet<>();
  private final Set<String> threads = new HashSet<>();

  /** With what threads have only where they are told by type: {@code 12}. */
  private final Set<String> numbers = new HashSet<>();

  /** {@code feather:1}. */
  private final Set<String> contactsAtVendors = new HashSet<>();

  private final Set<String> threadsAtVendors = new HashSet<>();

  static Traces of(EntryId contact, Optional<Entry<Contact>> entry) {
    var traces = new Traces();
    traces.add(traces.contacts, contact.value());
    entry.ifPresent(
        it ->
            it.externalIds()
                .all()
                .forEach(
                    (vendor, id) -> {
                      traces.add(traces.contacts, id);
                      traces.contactsAtVendors.add(atVendor(vendor.name(), id));
                    }));
    return traces;
  }

  void add(List<ThreadId> known, ErasureStore.ThreadNames names) {
    known.forEach(thread -> uuids.add(thread.toString()));
    names.numbers().forEach(number -> numbers.add(number.toString()));
    for (var reference : names.references()) {
      add(threads, reference.id());
      threadsAtVendors.add(atVendor(reference.vendor().name(), reference.id()));
    }
  }

  private void add(Set<String> names, String id) {
    names.add(id);
    if (UUID.matcher(id).matches()) {
      uuids.add(id.toLowerCase(Locale.ROOT));
    }
  }

  private static String atVendor(String vendor, String id) {
    return vendor + ":" + id;
  }

  boolean areIn(JsonValue told) {
    return areIn(told, "", IdPlace.NONE);
  }

  /**
   * Whether they are in a value.
   *
   * @param name of the member that has it
   */
  private boolean areIn(JsonValue value, String name, IdPlace place) {
    return switch (value) {
      case JsonText(var text) -> isUuidIn(text) || isNamed(text, place);
      case JsonNumber number -> isNamed(number.toString(), place);
      case JsonArray(var items) -> items.stream().anyMatch(item -> areIn(item, name, place));
      case JsonObject object -> areIn(object, name, place);
      case JsonBoolean _, JsonNull _ -> false;
    };
  }

  private boolean isUuidIn(String text) {
    // It may stand behind a dialect's prefix, or in a sentence.
    return UUID.matcher(text)
        .results()
        .anyMatch(id -> uuids.contains(id.group().toLowerCase(Locale.ROOT)));
  }

  private boolean isNamed(String text, IdPlace place) {
    return (place.isOfContacts() && (contacts.contains(text) || contactsAtVendors.contains(text)))
        || (place.isOfThreads() && (threads.contains(text) || threadsAtVendors.contains(text)))
        || (place == IdPlace.THREAD && numbers.contains(text));
  }

  private boolean areIn(JsonObject object, String name, IdPlace place) {
    return isReference(object)
        || object.members().entrySet().stream()
            .anyMatch(
                member ->
                    isUuidIn(member.getKey())
                        || isNamedAtVendor(member, place)
                        || areIn(
                            member.getValue(),
                            member.getKey(),
                            IdPlace.of(name, object, member.getKey())));
  }

  /** As threads say by what ids vendors know them: {@code {"vendor": "feather", "id": "1"}}. */
  private boolean isReference(JsonObject object) {
    return object.members().get("vendor") instanceof JsonText(var vendor)
        && object.members().get("id") instanceof JsonText(var id)
        && threadsAtVendors.contains(atVendor(vendor, id));
  }

  /** What an object has whose name is that of ids: {@code {"feather": "1"}}. */
  private boolean isNamedAtVendor(Map.Entry<String, JsonValue> member, IdPlace place) {
    if (!(member.getValue() instanceof JsonText(var id))) {
      return false;
    }
    var named = atVendor(member.getKey(), id);
    return (place.isOfContacts() && contactsAtVendors.contains(named))
        || (place.isOfThreads() && threadsAtVendors.contains(named));
  }
}
