package dev.threadkeep.application.privacy;

import static dev.threadkeep.domain.thread.fixture.Cast.FEATHER_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.ExternalIds;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.application.privacy.ErasureStore.ThreadNames;
import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.json.JsonValue.JsonNumber;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.ThreadNumber;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracesTest {
  private static final String THREAD = "018f2f4e-0000-7000-8000-00000000000a";

  /** Of a contact with an id and one at a vendor, who has a thread. */
  private static Traces traces(String id, String externalId, String reference) {
    var contact = new EntryId(id);
    var externalIds = ExternalIds.of(INTERCOM_VENDOR, externalId);
    var traces =
        Traces.of(
            contact, Optional.of(Entry.begun(contact, null, Contact.UNKNOWN, externalIds, NINE)));
    traces.add(
        List.of(ThreadId.parse(THREAD)),
        new ThreadNames(
            List.of(new ThreadNumber(12)),
            List.of(new ExternalReference(FEATHER_VENDOR, reference))));
    return traces;
  }

  private static final Traces SHORT = traces("open", "1", "7");

  private static JsonObject object(String name, JsonValue value) {
    return new JsonObject(Map.of(name, value));
  }

  private static JsonObject object(String name, String text) {
    return object(name, new JsonText(text));
  }

  private static JsonObject typed(String type, String id) {
    return new ObjectWriter().putText("type", type).putText("id", id).toObject();
  }

  @ParameterizedTest
  @ValueSource(strings = {"we\"ird", "back\\slash", "tab\tx", "line\nx", "ümlaut", "1"})
  void an_id_is_found_whatever_characters_it_has(String id) {
    assertThat(traces(id, "x", "y").areIn(object("contact_id", id))).isTrue();
    assertThat(traces("x", id, "y").areIn(object("visitorId", id))).isTrue();
    assertThat(traces("x", "y", id).areIn(object("threadId", id))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"contact", "contact_id", "contact_ids", "leadId", "sender_id", "id"})
  void a_contact_is_named_where_ids_of_contacts_stand(String member) {
    assertThat(SHORT.areIn(object(member, "open"))).isTrue();
    assertThat(SHORT.areIn(object(member, new JsonArray(List.of(new JsonText("open")))))).isTrue();
    assertThat(SHORT.areIn(object("data", object(member, "1")))).isTrue();
    assertThat(SHORT.areIn(object(member, new JsonNumber(1)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"status", "version", "title", "text", "number", "state", "_", "", "valid", "note"})
  void a_word_that_is_no_id_names_nobody(String member) {
    assertThat(SHORT.areIn(object(member, "open"))).isFalse();
    assertThat(SHORT.areIn(object(member, "1"))).isFalse();
    assertThat(SHORT.areIn(object(member, new JsonNumber(1)))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"team_id", "adminAssigneeId", "company_id", "tag_ids", "request_id", "messageId"})
  void an_id_of_something_else_names_nobody(String member) {
    assertThat(SHORT.areIn(object(member, "1"))).isFalse();
  }

  @Test
  void an_id_within_a_text_names_nobody() {
    assertThat(SHORT.areIn(object("title", "Apollo 1"))).isFalse();
    assertThat(SHORT.areIn(object("contact_id", "11"))).isFalse();
    assertThat(SHORT.areIn(new JsonText("open 1"))).isFalse();
  }

  @Test
  void whose_a_bare_id_is_tells_the_object_that_has_it() {
    assertThat(SHORT.areIn(object("author", typed("contact", "1")))).isTrue();
    assertThat(SHORT.areIn(object("author", typed("admin", "1")))).isFalse();
    assertThat(SHORT.areIn(object("team", object("id", "1")))).isFalse();
    assertThat(SHORT.areIn(object("contacts", new JsonArray(List.of(object("id", "1")))))).isTrue();
  }

  @Test
  void a_thread_is_named_by_its_number_where_that_is_its_id() {
    assertThat(SHORT.areIn(typed("conversation", "12"))).isTrue();
    assertThat(SHORT.areIn(object("conversation_id", "12"))).isTrue();
    assertThat(SHORT.areIn(object("id", "12"))).isFalse();
    assertThat(SHORT.areIn(object("contact_id", "12"))).isFalse();
  }

  @Test
  void an_id_at_a_vendor_is_that_of_this_vendor() {
    var reference = new ObjectWriter().putText("vendor", "feather").putText("id", "7").toObject();
    var another = new ObjectWriter().putText("vendor", "intercom").putText("id", "7").toObject();

    assertThat(SHORT.areIn(object("external_refs", new JsonArray(List.of(reference))))).isTrue();
    assertThat(SHORT.areIn(object("external_refs", new JsonArray(List.of(another))))).isFalse();
    assertThat(SHORT.areIn(object("external_ids", object("intercom", "1")))).isTrue();
    assertThat(SHORT.areIn(object("external_ids", object("feather", "1")))).isFalse();
    assertThat(SHORT.areIn(object("external_ref", "feather:7"))).isTrue();
    assertThat(SHORT.areIn(object("external_ref", "intercom:7"))).isFalse();
  }

  @Test
  void a_uuid_is_found_behind_a_prefix_in_a_sentence_and_in_either_case() {
    assertThat(SHORT.areIn(object("x", "thr-" + THREAD))).isTrue();
    assertThat(SHORT.areIn(new JsonText("Thread " + THREAD.toUpperCase(Locale.ROOT)))).isTrue();
    assertThat(SHORT.areIn(object("attributes", object(THREAD, "x")))).isTrue();
    assertThat(SHORT.areIn(new JsonText(THREAD.replace('a', 'b')))).isFalse();
  }

  @Test
  void a_contact_whose_id_is_a_uuid_is_found_in_whatever_way_it_is_written() {
    var id = "018F2F4E-0000-7000-8000-00000000000C";

    assertThat(traces(id, "x", "y").areIn(new JsonText("/v1/contacts/" + id))).isTrue();
    assertThat(traces(id, "x", "y").areIn(new JsonText(id.toLowerCase(Locale.ROOT)))).isTrue();
  }
}
