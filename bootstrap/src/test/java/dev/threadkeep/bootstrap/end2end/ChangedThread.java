package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.bootstrap.end2end.OrderOfTellings.Made;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A thread that a vendor holds and somebody changes, one change behind the other. Whatever is not
 * answered is asked for again before anything else is.
 */
final class ChangedThread {
  private static final int NOTES_IN_TEN = 2;
  private static final int MOVES_IN_TEN = 5;
  private static final String[] WAITING = {"Prefer", "wait=1"};
  private static final String[] AT_ONCE = {};

  private final Held held;
  private final String there;
  private final SplittableRandom chance;
  private final List<Telling> asked = new ArrayList<>();
  private boolean closed;
  private @Nullable KeyedRequest unanswered;

  ChangedThread(Held held, String there, SplittableRandom chance) {
    this.held = held;
    this.there = there;
    this.chance = chance;
  }

  Held held() {
    return held;
  }

  /** As the vendor knows it. */
  String there() {
    return there;
  }

  /** All that was asked for, each once, in that order. */
  List<Telling> asked() {
    return asked;
  }

  /** Asks again for what was not answered, which must then be there once. */
  void askAgain(Wire wire) {
    if (unanswered != null) {
      unanswered.isAnsweredAgain(wire);
      unanswered = null;
    }
  }

  /**
   * Asks for the next change, and waits now and then for the vendor to have it: else the load would
   * be ever further ahead.
   *
   * @return whether there was an answer
   */
  boolean change(Wire wire) {
    var request = next();
    try {
      var answer = request.send(wire, chance.nextBoolean() ? WAITING : AT_ONCE);
      assertThat(answer.status()).as("%s: %s", request.key(), answer.text()).isIn(200, 201);
      return true;
    } catch (UncheckedIOException _) {
      unanswered = request;
      return false;
    }
  }

  private KeyedRequest next() {
    int number = asked.size() + 1;
    int drawn = chance.nextInt(10);
    if (drawn < NOTES_IN_TEN && held.takesNotes()) {
      var note = Telling.note("note %03d".formatted(number));
      return request(
          note,
          "POST",
          "/messages",
          "\"kind\": \"internal\", \"text\": \"%s\"".formatted(note.value()));
    }
    if (drawn < MOVES_IN_TEN) {
      closed = !closed;
      return closed
          ? request(Telling.closed(), "POST", "/close", "")
          : request(Telling.open(), "POST", "/reopen", "");
    }
    var title = Telling.title("title %03d".formatted(number));
    return request(title, "PATCH", "", "\"title\": \"%s\"".formatted(title.value()));
  }

  private KeyedRequest request(Telling change, String method, String path, String members) {
    int before = asked.size();
    asked.add(change);
    return new KeyedRequest(
        method,
        "/v1/threads/%s%s".formatted(here(), path),
        "{%s}".formatted(members),
        "%s-%d".formatted(there, before),
        wire -> made(wire).size() - before);
  }

  private String here() {
    return held.idOf(there);
  }

  /** How the thread was changed, by its timeline. */
  List<Made> made(Wire wire) {
    var texts = texts(wire);
    return Histories.events(wire, here()).stream()
        .filter(event -> !event.path("type").asText().equals("thread.opened"))
        .map(
            event ->
                new Made(
                    event.path("seq").asLong(),
                    Instant.parse(event.path("at").asText()),
                    telling(event, texts)))
        .toList();
  }

  private static Telling telling(JsonNode event, Map<String, String> texts) {
    var type = event.path("type").asText();
    return switch (type) {
      case "thread.retitled" -> Telling.title(event.at("/data/title").asText());
      case "thread.closed" -> Telling.closed();
      case "thread.reopened" -> Telling.open();
      case "thread.message_recorded" ->
          Telling.note(texts.getOrDefault(event.at("/data/message_id").asText(), "nothing"));
      default -> throw new AssertionError("nobody asked for " + event);
    };
  }

  private Map<String, String> texts(Wire wire) {
    var texts = new HashMap<String, String>();
    wire.get("/v1/threads/%s/messages?limit=200".formatted(here()))
        .json()
        .path("data")
        .forEach(message -> texts.put(message.path("id").asText(), message.path("text").asText()));
    return texts;
  }
}
