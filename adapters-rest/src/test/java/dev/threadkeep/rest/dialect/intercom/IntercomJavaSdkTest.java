package dev.threadkeep.rest.dialect.intercom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.rest.dialect.intercom.SdkClient.Seen;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Intercom's own Java client, with its base URL and token changed and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntercomJavaSdkTest {

  private static final long SNOOZED_UNTIL = 1_893_456_000;

  private final SdkLoader loader = new SdkLoader();
  private final SdkClient intercom = loader.client();
  private Desk desk;

  @BeforeAll
  void start() {
    desk = new Desk();
  }

  @AfterAll
  void stop() throws IOException {
    desk.close();
    loader.close();
  }

  @BeforeEach
  void point() {
    intercom.connect(base("/intercom"), desk.key());
  }

  @Test
  void closes_and_opens() {
    var id = desk.conversation();

    var closed = reply(id, "close", null);
    var opened = reply(id, "open", null);

    assertThat(closed.state()).isEqualTo("closed");
    assertThat(closed.open()).isFalse();
    assertThat(opened.state()).isEqualTo("open");
    assertThat(desk.canonical(id).path("status").asText()).isEqualTo("open");
  }

  @Test
  void closes_with_words() {
    var closed = reply(desk.conversation(), "close", "Bye");

    assertThat(closed.last())
        .isEqualTo(new SdkClient.SeenPart("close", "<p>Bye</p>", Desk.ADA, null));
  }

  @Test
  void snoozes() {
    var id = desk.conversation();

    var snoozed = intercom.reply(id, Desk.ADA, "snoozed", null, null, SNOOZED_UNTIL);

    assertThat(snoozed.state()).isEqualTo("snoozed");
    assertThat(snoozed.snoozedUntil()).isEqualTo(SNOOZED_UNTIL);
  }

  @Test
  void assigns_and_takes_away() {
    var id = desk.conversation();

    var assigned = intercom.reply(id, Desk.ADA, "assignment", null, Desk.MARK, 0);

    assertThat(assigned.last())
        .isEqualTo(new SdkClient.SeenPart("assignment", null, Desk.ADA, Desk.MARK));
    assertThat(desk.canonical(id).at("/assignee/id").asText()).isEqualTo(desk.mark);

    intercom.reply(id, Desk.ADA, "assignment", null, "0", 0);

    assertThat(desk.canonical(id).path("assignee").isNull()).isTrue();
  }

  @Test
  void replies_as_an_admin_and_as_a_contact() {
    var id = desk.conversation();

    var commented = reply(id, "comment", "How can we help?");
    var answered = intercom.replyAsContact(id, Desk.CUSTOMER, "It is broken");

    assertThat(commented.last().body()).isEqualTo("<p>How can we help?</p>");
    assertThat(answered.last())
        .isEqualTo(new SdkClient.SeenPart("comment", "<p>It is broken</p>", Desk.CUSTOMER, null));
    assertThat(answered.waitingSince()).isPositive();
  }

  @Test
  void takes_a_note() {
    assertThat(reply(desk.conversation(), "note", "For us only").last().type()).isEqualTo("note");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/intercom", "/intercom/"})
  void reads_from_a_base_url_with_or_without_a_slash_at_its_end(String path) {
    var id = desk.conversation();
    intercom.connect(base(path), desk.key());

    var read = intercom.find(id);

    assertThat(read.id()).isEqualTo(id);
    assertThat(read.state()).isEqualTo("open");
    assertThat(read.createdAt()).isPositive();
    assertThat(read.parts()).isEmpty();
  }

  @Test
  void lists() {
    var id = desk.conversation();

    assertThat(intercom.list(Map.of("per_page", "150", "order", "desc"))).contains(id);
  }

  @Test
  void walks_over_all_pages() {
    var opened = Stream.generate(desk::conversation).limit(7).toList();

    var walked =
        intercom.walk(Map.of("per_page", "3", "order", "asc", "sort", "created_at")).stream()
            .filter(opened::contains)
            .toList();

    assertThat(walked).isEqualTo(opened);
  }

  @Test
  void marks_as_read() {
    assertThat(intercom.markAsRead(desk.conversation()).read()).isTrue();
  }

  @Test
  void runs_assignment_rules() {
    var id = desk.conversation();

    assertThat(intercom.runAssignmentRules(id).id()).isEqualTo(id);
  }

  @Test
  void lists_and_finds_admins() {
    assertThat(intercom.admins()).contains("Mark Strong", "Ada Lindqvist");
    assertThat(intercom.adminEmail(Desk.MARK)).isEqualTo("mk@acmeinc.org");
  }

  @Test
  void understands_errors() {
    assertThatThrownBy(() -> intercom.find("12"))
        .hasMessage("Resource Not Found")
        .satisfies(thrown -> assertThat(thrown.getClass().getSimpleName()).startsWith("NotFound"));

    intercom.connect(base("/intercom"), "tk_nonsense");

    assertThatThrownBy(() -> intercom.find("12"))
        .hasMessage("Access Token Invalid")
        .satisfies(
            thrown -> assertThat(thrown.getClass().getSimpleName()).startsWith("Authorization"));
  }

  private Seen reply(String id, String type, @Nullable String body) {
    return intercom.reply(id, Desk.ADA, type, body, null, 0);
  }

  private URI base(String path) {
    return desk.service().address().resolve(path);
  }
}
