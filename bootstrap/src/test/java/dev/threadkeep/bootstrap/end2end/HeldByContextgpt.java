package dev.threadkeep.bootstrap.end2end;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.vendors.fake.FakeContextgpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Threads that a ContextGPT holds, which is told of many in one call. */
final class HeldByContextgpt extends Held {
  private static final String TOKEN = "token-of-contextgpt";
  private static final String CHATBOT = "bot-1";

  private final FakeContextgpt contextgpt;

  HeldByContextgpt() {
    this(FakeContextgpt.start(TOKEN, Set.of(CHATBOT)));
  }

  private HeldByContextgpt(FakeContextgpt contextgpt) {
    super(contextgpt);
    this.contextgpt = contextgpt;
  }

  @Override
  String connection(String url) {
    return """
    {"vendor": "contextgpt", "name": "Chats", "base_url": "%s",
     "credentials": {"token": "%s"},
     "settings": {"accounts": ["%s"], "timeout_seconds": 1,
                  "reconcile_seconds": 0, "close_reason": {"to": "nowhere"}}}
    """
        .formatted(url, TOKEN, CHATBOT);
  }

  @Override
  void seed(String there) {
    contextgpt.seed(CHATBOT, there);
  }

  @Override
  String references(String there) {
    return "{\"contextgpt\": {\"id\": \"%s\", \"account\": \"%s\"}}".formatted(there, CHATBOT);
  }

  @Override
  boolean takesNotes() {
    return false;
  }

  @Override
  List<Telling> told(JsonNode body, String there) {
    var told = new ArrayList<Telling>();
    for (var item : body) {
      if (item.path("threadId").asText().equals(there)) {
        if (item.has("title")) {
          told.add(Telling.title(item.path("title").asText()));
        }
        if (item.has("resolved")) {
          told.add(item.path("resolved").booleanValue() ? Telling.closed() : Telling.open());
        }
      }
    }
    return told;
  }

  @Override
  Telling status(String there) {
    return contextgpt.state(there).path("resolved").booleanValue()
        ? Telling.closed()
        : Telling.open();
  }
}
