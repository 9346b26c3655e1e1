package dev.threadkeep.rest.canonical.directory;

import dev.threadkeep.application.directory.entry.Details;
import dev.threadkeep.application.directory.entry.ExternalIds;

/**
 * An entry as a client describes it.
 *
 * @param <D> what entries of its kind say
 */
interface EntryInput<D extends Details> {

  /** What a new entry is to say. */
  D toDetails();

  /** What an entry is to say in the place of what it says. */
  default D toDetails(D old) {
    return toDetails();
  }

  ExternalIds toExternalIds();
}
