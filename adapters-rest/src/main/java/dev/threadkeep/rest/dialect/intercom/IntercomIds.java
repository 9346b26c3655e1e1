package dev.threadkeep.rest.dialect.intercom;

import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.TagLook;
import java.util.OptionalInt;

/** By what ids this dialect's clients know entries of the directory. */
final class IntercomIds {

  private IntercomIds() {}

  /**
   * The id of an admin or a team. Intercom's clients read it into 32 bits, so that an external id
   * that does not fit them counts for nothing.
   */
  static int number(Entry<?> entry) {
    return entry
        .externalIds()
        .at(Intercom.DIALECT.vendor())
        .map(Entry::numberIn)
        .filter(OptionalInt::isPresent)
        .map(OptionalInt::getAsInt)
        .orElseGet(entry::alias);
  }

  static String contact(Entry<Contact> entry) {
    return external(entry);
  }

  static String tag(Entry<TagLook> entry) {
    return external(entry);
  }

  private static String external(Entry<?> entry) {
    return entry.externalIds().at(Intercom.DIALECT.vendor()).orElse(entry.id().value());
  }
}
