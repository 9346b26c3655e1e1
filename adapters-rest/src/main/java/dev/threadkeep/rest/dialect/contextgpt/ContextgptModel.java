package dev.threadkeep.rest.dialect.contextgpt;

import dev.threadkeep.rest.http.dialect.StoredAttributes;
import org.jspecify.annotations.Nullable;

/** The language model that answers in a thread, of which nothing is known here but what is kept. */
record ContextgptModel(String id, String provider, String title) {

  static final String ID = "id";

  /** The model that is kept; none where what is kept has no id. */
  static @Nullable ContextgptModel of(StoredAttributes stored) {
    var object = stored.object(Stored.LLM_MODEL);
    if (object == null) {
      return null;
    }
    var model = new StoredAttributes(object);
    var id = model.text(ID);
    return id == null
        ? null
        : new ContextgptModel(id, orEmpty(model.text("provider")), orEmpty(model.text("title")));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
