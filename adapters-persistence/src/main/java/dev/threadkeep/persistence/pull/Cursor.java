package dev.threadkeep.persistence.pull;

import dev.threadkeep.application.json.ObjectReader;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.application.pull.PullPlace;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.persistence.session.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * Where a pull goes on beside the number of the account, as one text: the vendor's cursor, or, for
 * a vendor with several accounts, an object that names the account too.
 */
final class Cursor {
  /** No cursor of a vendor with several accounts begins so. */
  private static final String NAMED = "{\"name\":";

  private Cursor() {}

  static @Nullable String of(PullPlace place) {
    return place.name() == null
        ? place.cursor()
        : new ObjectWriter()
            .putText("name", place.name())
            .putText("cursor", place.cursor())
            .toObject()
            .toString();
  }

  /** The inverse of {@link #of}, also for what was kept when only cursors were. */
  static PullPlace read(int account, @Nullable String text) {
    if (text == null || !text.startsWith(NAMED)) {
      return new PullPlace(account, text);
    }
    var from = new ObjectReader((JsonObject) JsonText.parse(text));
    return new PullPlace(account, from.text("name"), from.optionalText("cursor"));
  }
}
