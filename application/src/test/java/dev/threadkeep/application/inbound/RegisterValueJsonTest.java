package dev.threadkeep.application.inbound;

import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.VendorAssignee;
import dev.threadkeep.application.delivery.VendorStatus;
import dev.threadkeep.application.delivery.VendorTag;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.thread.Handling;
import dev.threadkeep.domain.thread.Severity;
import dev.threadkeep.domain.thread.SnoozeEnd;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The form in which it is kept for good what registers held at a vendor. */
class RegisterValueJsonTest {
  static Stream<Arguments> forms() {
    return Stream.of(
        arguments(
            new RegisterValue.Status(new VendorStatus.Open()), "{\"status\":{\"is\":\"open\"}}"),
        arguments(
            new RegisterValue.Status(new VendorStatus.Closed()),
            "{\"status\":{\"is\":\"closed\"}}"),
        arguments(
            new RegisterValue.Status(new VendorStatus.Snoozed(new SnoozeEnd.NextReply())),
            "{\"status\":{\"is\":\"snoozed\"}}"),
        arguments(
            new RegisterValue.Status(new VendorStatus.Snoozed(new SnoozeEnd.At(NOON))),
            "{\"status\":{\"is\":\"snoozed\",\"until\":\"" + NOON + "\"}}"),
        arguments(new RegisterValue.ClosedFor(null, null), "{\"close_reason\":{}}"),
        arguments(
            new RegisterValue.ClosedFor("SPAM", "Twice."),
            "{\"close_reason\":{\"word\":\"SPAM\",\"note\":\"Twice.\"}}"),
        arguments(new RegisterValue.LoopClosed(true), "{\"loop_closed\":{\"value\":true}}"),
        arguments(new RegisterValue.AssignedTo(null), "{\"assignee\":{}}"),
        arguments(
            new RegisterValue.AssignedTo(new VendorAssignee(null, "814860")),
            "{\"assignee\":{\"id\":\"814860\"}}"),
        arguments(
            new RegisterValue.AssignedTo(new VendorAssignee(VendorAssignee.Kind.AGENT, "9")),
            "{\"assignee\":{\"kind\":\"agent\",\"id\":\"9\"}}"),
        arguments(new RegisterValue.InTeam("7"), "{\"team\":{\"value\":\"7\"}}"),
        arguments(new RegisterValue.InTeam(null), "{\"team\":{}}"),
        arguments(
            new RegisterValue.HandledBy(Handling.HUMAN), "{\"handling\":{\"value\":\"human\"}}"),
        arguments(new RegisterValue.Escalated(true), "{\"escalated\":{\"value\":true}}"),
        arguments(new RegisterValue.Important(false), "{\"important\":{\"value\":false}}"),
        arguments(
            new RegisterValue.OfSeverity(Severity.HIGH), "{\"severity\":{\"value\":\"high\"}}"),
        arguments(new RegisterValue.Archived(false), "{\"archived\":{\"value\":false}}"),
        arguments(new RegisterValue.BeenRead(true), "{\"read\":{\"value\":true}}"),
        arguments(new RegisterValue.Titled("Refund"), "{\"title\":{\"value\":\"Refund\"}}"),
        arguments(new RegisterValue.Titled(null), "{\"title\":{}}"),
        arguments(new RegisterValue.Noted("VIP"), "{\"notes\":{\"value\":\"VIP\"}}"),
        arguments(
            new RegisterValue.Tagged(
                List.of(new VendorTag("3", "billing"), new VendorTag(null, "vip"))),
            "{\"tags\":{\"value\":[{\"id\":\"3\",\"name\":\"billing\"},{\"name\":\"vip\"}]}}"),
        arguments(new RegisterValue.OfContact("c1"), "{\"contact\":{\"value\":\"c1\"}}"),
        arguments(new RegisterValue.OfCompany(null), "{\"company\":{}}"),
        arguments(new RegisterValue.OfProject("p1"), "{\"project\":{\"value\":\"p1\"}}"),
        arguments(
            new RegisterValue.Own(new ObjectWriter().putText("text", "Hi").toObject()),
            "{\"attributes\":{\"text\":\"Hi\"}}"));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void a_value_has_one_form_and_is_read_back(RegisterValue value, String form) {
    var json = RegisterValueJson.of(List.of(value));

    assertThat(json).hasToString(form);
    assertThat(RegisterValueJson.read(json)).containsExactly(value);
  }

  @Test
  void there_is_a_form_for_every_register() {
    var registers =
        forms()
            .map(form -> ((RegisterValue) form.get()[0]).register())
            .collect(Collectors.toUnmodifiableSet());

    assertThat(registers).containsExactlyInAnyOrder(Register.values());
  }

  @Test
  void what_cannot_be_kept_is_left_out_and_the_rest_is_kept() {
    var archived = new RegisterValue.Archived(true);

    var json = RegisterValueJson.of(List.of(new RegisterValue.Titled("a\0b"), archived));

    assertThat(RegisterValueJson.read(json)).containsExactly(archived);
  }

  @Test
  void a_register_that_came_later_is_passed_over() {
    var later = new JsonObject(Map.of("mood", JsonObject.empty()));

    assertThat(RegisterValueJson.read(later)).isEmpty();
  }
}
