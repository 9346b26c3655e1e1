package dev.threadkeep.application.directory.entry;

import java.util.UUID;

/**
 * An entry's id among those of its kind, 1 to 255 characters. New entries get UUIDs; older ones may
 * have whatever threads called them by before there was a directory.
 */
public record EntryId(String value) {
  public EntryId {
    Limits.present("id", 255, value);
  }

  public static EntryId of(UUID value) {
    return new EntryId(value.toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
