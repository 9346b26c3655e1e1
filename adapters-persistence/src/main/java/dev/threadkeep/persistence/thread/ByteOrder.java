package dev.threadkeep.persistence.thread;

import java.util.Comparator;
import java.util.UUID;

/** The order of PostgreSQL, which compares byte by byte where Java compares signed numbers. */
final class ByteOrder implements Comparator<UUID> {

  @Override
  public int compare(UUID one, UUID other) {
    int most = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
    return most == 0
        ? Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits())
        : most;
  }
}
