package dev.threadkeep.rest.dialect.productlane;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.Teammate;
import org.jspecify.annotations.Nullable;

/** A teammate as Productlane shows one with a thread. */
@JsonNaming(SnakeCaseStrategy.class)
record ProductlanePerson(
    String id, @Nullable String name, String email, @Nullable String imageUrl) {

  static @Nullable ProductlanePerson of(@Nullable Entry<Teammate> entry) {
    if (entry == null) {
      return null;
    }
    var teammate = entry.details();
    return new ProductlanePerson(
        Cast.idOf(entry),
        teammate.name(),
        teammate.email() == null ? "" : teammate.email(),
        teammate.imageUrl());
  }
}
