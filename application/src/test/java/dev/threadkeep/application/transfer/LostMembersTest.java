package dev.threadkeep.application.transfer;

import static dev.threadkeep.application.transfer.OnError.STOP;
import static dev.threadkeep.domain.thread.fixture.Cast.FEATHER_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_BOB;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.domain.thread.Channel;
import dev.threadkeep.domain.thread.Links;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LostMembersTest extends AnImport {
  private static final JsonText SURPRISE = new JsonText("lost");

  /** An object with one more member, which no format knows. */
  private static JsonObject surprising(JsonObject object) {
    return changed(object, "surprise", SURPRISE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void whoever_did_it_has_no_member_that_the_format_does_not_know(int event) {
    begun().with(record(thread(1), 0));
    RecordWriter.thread(thread(1)).stream().limit(event).skip(1).forEach(this::with);
    var last = record(thread(1), event);
    with(changed(last, "by", surprising(within(last, "by"))));

    imported(STOP);

    assertToldOfLast("The record does not fit: by/surprise is no member of it.");
  }

  @Test
  void whoever_wrote_a_message_has_no_member_that_the_format_does_not_know() {
    begun();
    RecordWriter.thread(thread(1)).stream().limit(4).forEach(this::with);
    var message = record(thread(1), 4);
    with(changed(message, "author", surprising(within(message, "author"))));

    imported(STOP);

    assertToldOfLast("The record does not fit: author/surprise is no member of it.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"channel", "assignee"})
  void no_object_within_an_event_has_a_member_that_the_format_does_not_know(String name) {
    var whole =
        WholeThreads.whole(
            aThread()
                .of(ELSEWHERE)
                .linked(Links.none().withChannel(Channel.of("sms")))
                .assignedTo(TO_BOB)
                .story());
    var opening = record(whole, 1);
    var data = within(opening, "data");
    begun().with(record(whole, 0));
    with(changed(opening, "data", changed(data, name, surprising(within(data, name)))));

    imported(STOP);

    assertToldOfLast(
        "The record does not fit: data/%s/surprise is no member of it.".formatted(name));
  }

  @Test
  void no_reference_of_an_opening_has_a_member_that_the_format_does_not_know() {
    var opening = record(thread(1), 1);
    var references =
        new JsonArray(List.of(reference("intercom", "2"), surprising(reference("feather", "1"))));
    begun().with(record(thread(1), 0));
    with(changed(opening, "data", changed(within(opening, "data"), "external_refs", references)));

    imported(STOP);

    assertToldOfLast("The record does not fit: data/external_refs/1/surprise is no member of it.");
  }

  @Test
  void the_references_of_an_opening_may_stand_in_any_order() {
    var connection = "01992f7e-0000-7000-8000-00000000000c";
    var whole =
        WholeThreads.whole(
            aThread()
                .of(ELSEWHERE)
                .knownAs(
                    new ExternalReference(INTERCOM_VENDOR, "", "2", ConnectionId.parse(connection)),
                    new ExternalReference(FEATHER_VENDOR, "1"))
                .story());
    var opening = record(whole, 1);
    var data = within(opening, "data");
    var references = ((JsonArray) data.members().get("external_refs")).items().reversed();
    begun().with(record(whole, 0));
    with(changed(opening, "data", changed(data, "external_refs", new JsonArray(references))));
    RecordWriter.thread(whole).stream().skip(2).forEach(this::with);

    with(end(1)).imported(STOP);

    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"escalated_close", "inbound"})
  void no_object_within_a_policy_has_a_member_that_the_format_does_not_know(String name) {
    var record = RecordWriter.policy(ELSEWHERE, LifecyclePolicy.standard());
    var policy = within(record, "policy");
    begun()
        .with(changed(record, "policy", changed(policy, name, surprising(within(policy, name)))));

    imported(STOP);

    assertToldOfLast(
        "The record does not fit: policy/%s/surprise is no member of it.".formatted(name));
  }
}
