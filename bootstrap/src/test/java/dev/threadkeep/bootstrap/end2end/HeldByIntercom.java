package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.vendors.fake.FakeIntercom;
import java.util.ArrayList;
import java.util.List;

/** Threads that an Intercom holds. */
final class HeldByIntercom extends Held {
  private static final String TOKEN = "token-of-intercom";
  private static final String ADMIN = "814860";

  private final FakeIntercom intercom;

  HeldByIntercom() {
    this(FakeIntercom.start(TOKEN));
  }

  private HeldByIntercom(FakeIntercom intercom) {
    super(intercom);
    this.intercom = intercom;
  }

  FakeIntercom intercom() {
    return intercom;
  }

  @Override
  String connection(String url) {
    return """
    {"vendor": "intercom", "name": "Support", "base_url": "%s",
     "credentials": {"token": "%s"},
     "settings": {"acting_admin": "%s", "timeout_seconds": 1,
                  "reconcile_seconds": 0, "close_reason": {"to": "nowhere"}}}
    """
        .formatted(url, TOKEN, ADMIN);
  }

  @Override
  void seed(String there) {
    intercom.seed(there);
  }

  @Override
  String references(String there) {
    return "{\"intercom\": \"%s\"}".formatted(there);
  }

  @Override
  boolean takesNotes() {
    return true;
  }

  @Override
  List<Telling> told(JsonNode body, String there) {
    var told = new ArrayList<Telling>();
    if (body.has("title")) {
      told.add(Telling.title(body.path("title").asText()));
    }
    switch (body.path("message_type").asText()) {
      case "close" -> told.add(Telling.closed());
      case "open" -> told.add(Telling.open());
      case "note" -> told.add(Telling.note(body.path("body").asText().replaceAll("<[^>]+>", "")));
      default -> {}
    }
    return told;
  }

  @Override
  Telling status(String there) {
    return intercom.state(there).path("state").asText().equals("closed")
        ? Telling.closed()
        : Telling.open();
  }

  void assertPromisesKept(Client client, String there) {
    var deliveries = deliveries(client, there);
    assertThat(deliveries)
        .as("what may have been said, and nothing else, is ever given up")
        .filteredOn(each -> each.path("state").asText().equals("parked"))
        .allMatch(each -> each.path("operation").asText().equals("note"));
    var status = shown(client, there).path("status").asText();
    assertThat(intercom.state(there).path("state").asText()).as(there).isEqualTo(status);
    assertThat(intercom.timesSaid(there).values()).as(there).allMatch(times -> times == 1);
    var notes = intercom.said(there).stream().map(said -> said.text()).toList();
    assertThat(notes).as("in their order").isSorted();
    long delivered =
        deliveries.stream()
            .filter(each -> each.path("operation").asText().equals("note"))
            .filter(each -> each.path("state").asText().equals("delivered"))
            .count();
    assertThat((long) notes.size()).isGreaterThanOrEqualTo(delivered);
  }
}
