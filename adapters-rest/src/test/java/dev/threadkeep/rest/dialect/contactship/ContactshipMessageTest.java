package dev.threadkeep.rest.dialect.contactship;

import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.thread.Origin;
import dev.threadkeep.application.thread.ThreadLifecycle;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.domain.message.DeliveryStatus;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.fixture.Messages;
import dev.threadkeep.rest.service.Service;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContactshipMessageTest {

  private Service service;
  private ContactshipClient client;

  @BeforeAll
  void start() {
    service = Service.start();
    client = new ContactshipClient(service);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void what_a_contact_writes_on_whatsapp_is_shown_in_full() {
    var contact =
        service.add(
            "contacts", "{\"name\": \"Rosa\", \"external_ids\": {\"contactship\": \"ct_rosa\"}}");
    var thread =
        service.open(
            """
            {"channel": {"type": "waba", "from": "+15550100", "to": "+15550101"},
             "external_refs": {"contactship": "thr-rosa"}}
            """);
    var id =
        said(
            thread,
            """
            {"author": {"type": "contact", "id": "%s"}, "text": "Open on Saturday?",
             "at": "2026-11-20T09:59:58.999Z"}
            """
                .formatted(contact));

    var answer = client.message("msg-" + id);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            """
            {"id":"msg-%s","thread_id":"thr-rosa","role":"human","type":"text",\
            "content":"Open on Saturday?","media":null,"from":"+15550100","source":"whatsapp",\
            "status":"delivered","sender_id":"ct_rosa","created_at":"2026-11-20T09:59:58Z"}"""
                .formatted(id));
  }

  @Test
  void a_message_goes_by_our_id_with_the_prefix_or_without() {
    var id = said(service.open("{}"), "{\"text\": \"Hi\"}");

    assertThat(client.message(id).body()).isEqualTo(client.message("msg-" + id).body());
  }

  @Test
  void what_an_ai_agent_writes_is_the_assistants() {
    var agent = service.add("teammates", "{\"kind\": \"agent\", \"name\": \"Bot\"}");

    var answer = client.message(written("agent", agent));

    assertThat(answer.text("/role")).isEqualTo("assistant");
    assertThat(answer.text("/source")).isEqualTo("ai_agent");
    assertThat(answer.text("/status")).isEqualTo("sent");
    assertThat(answer.text("/sender_id")).isEqualTo("agent-" + agent);
  }

  @Test
  void what_a_user_writes_is_the_assistants_too_and_comes_from_the_web() {
    var user = service.user("Ada");

    var answer = client.message(written("user", user));

    assertThat(answer.text("/role")).isEqualTo("assistant");
    assertThat(answer.text("/source")).isEqualTo("webapp");
    assertThat(answer.text("/sender_id")).isEqualTo("user-" + user);
  }

  @Test
  void whom_contactship_knows_writes_under_its_id() {
    var user =
        service.add(
            "teammates",
            "{\"kind\": \"user\", \"name\": \"N\", \"external_ids\": {\"contactship\": \"u_1\"}}");

    assertThat(client.message(written("user", user)).text("/sender_id")).isEqualTo("u_1");
  }

  @Test
  void who_writes_with_a_key_alone_has_no_name() {
    var id = said(service.open("{}"), "{\"kind\": \"outbound\", \"text\": \"Hi\"}");

    var answer = client.message(id);

    assertThat(answer.json().path("sender_id").isNull()).isTrue();
    assertThat(answer.json().path("from").isNull()).isTrue();
    assertThat(answer.text("/source")).isEqualTo("webapp");
  }

  @ParameterizedTest
  @CsvSource({"sms,sms", "instagram,instagram", "waba,whatsapp"})
  void what_comes_in_comes_from_its_channel(String channel, String source) {
    var thread = service.open("{\"channel\": {\"type\": \"%s\"}}".formatted(channel));

    assertThat(client.message(said(thread, "{\"text\": \"Hi\"}")).text("/source"))
        .isEqualTo(source);
  }

  @Test
  void what_comes_in_without_a_channel_comes_from_the_web() {
    assertThat(client.message(said(service.open("{}"), "{\"text\": \"Hi\"}")).text("/source"))
        .isEqualTo("webapp");
  }

  @ParameterizedTest
  @CsvSource({
    "QUEUED,pending",
    "SENDING,pending",
    "SENT,sent",
    "DELIVERED,delivered",
    "READ,read",
    "FAILED,failed",
    "UNDELIVERED,failed",
    "RECEIVED,delivered",
    "DISCARDED,failed",
  })
  void a_message_is_as_far_as_contactship_can_tell(DeliveryStatus ours, String theirs) {
    var said = Messages.outbound().build();
    var message =
        new Message(
            said.id(), said.kind(), said.author(), said.text(), said.occurredAt(), ours, Map.of());

    assertThat(shown(message).status()).isEqualTo(theirs);
  }

  @Test
  void a_message_that_contactship_knows_shows_its_id() {
    var said = Messages.outbound().build();
    var known =
        new Message(
            said.id(),
            said.kind(),
            said.author(),
            said.text(),
            said.occurredAt(),
            said.delivery(),
            Map.of(Contactship.DIALECT.vendor(), "msg-known"));

    assertThat(shown(known).id()).isEqualTo("msg-known");
  }

  @Test
  void a_message_that_contactship_knows_is_found_by_its_id_and_by_ours() {
    var thread = service.open("{}");
    var known = message(7).knownAs(Contactship.DIALECT.vendor(), "wamid.HBg=");
    record(thread, known.build());

    for (var id :
        List.of("wamid.HBg=", "msg-" + known.build().id(), known.build().id().toString())) {
      var answer = client.message(id);

      assertThat(answer.status()).as(id).isEqualTo(200);
      assertThat(answer.text("/id")).isEqualTo("wamid.HBg=");
      assertThat(answer.text("/thread_id")).isEqualTo("thr-" + thread);
    }
  }

  @Test
  void contactships_id_goes_before_ours() {
    var ours = message(8).saying("ours").build();
    var theirs = message(9).saying("theirs");
    record(service.open("{}"), ours);
    record(
        service.open("{}"),
        theirs.knownAs(Contactship.DIALECT.vendor(), ours.id().toString()).build());

    assertThat(client.message(ours.id().toString()).text("/content")).isEqualTo("theirs");
    assertThat(client.message("msg-" + ours.id()).text("/content")).isEqualTo("theirs");
  }

  @Test
  void a_message_that_another_vendor_knows_is_not_found_by_its_id() {
    record(service.open("{}"), message(10).knownAs(INTERCOM_VENDOR, "elsewhere").build());

    assertThat(client.message("elsewhere").status()).isEqualTo(404);
  }

  @Test
  void what_contactship_knows_in_another_organization_is_not_found() {
    record(
        service.open("{}"), message(11).knownAs(Contactship.DIALECT.vendor(), "foreign").build());
    var foreign = service.key("foreign3", Service.OTHER, Scope.ADMIN);

    assertThat(client.message("foreign", "X-API-Key", foreign).status()).isEqualTo(404);
  }

  private static Messages message(int number) {
    return Messages.inbound().by(new Actor.Contact(null)).numbered(number);
  }

  /** As an import does, which knows what ids vendors gave. */
  private void record(String thread, Message message) {
    service
        .bean(ThreadLifecycle.class)
        .change(
            new ThreadLifecycle.Request(
                Caller.service(Service.ORGANIZATION, new Actor.Policy()),
                new Origin(new Through("import"), "import", null),
                new ThreadLocator.ById(ThreadId.parse(thread)),
                new ThreadCommand.RecordMessage(message)));
  }

  private static ContactshipMessage shown(Message message) {
    return ContactshipMessage.of(
        message, aThread().open(), new ContactshipNames(Map.of(), Map.of()));
  }

  @Test
  void an_internal_note_is_not_found() {
    var id = said(service.open("{}"), "{\"kind\": \"internal\", \"text\": \"Careful\"}");

    assertThat(client.message(id).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"nothing", "msg-", "msg-01992f7e-8b1c-7d3e-9a55-6c1f0e6b7a10", "%20"})
  void an_unknown_message_is_not_found(String id) {
    assertThat(client.message(id).body())
        .isEqualTo(
            "{\"statusCode\":404,"
                + "\"message\":\"Message not found or does not belong to your organization\","
                + "\"error\":\"Not Found\"}");
  }

  @Test
  void another_organizations_message_is_not_found() {
    var foreign = service.key("foreign2", Service.OTHER, Scope.ADMIN);
    var id = said(service.open("{}"), "{\"text\": \"Hi\"}");

    assertThat(client.message("msg-" + id, "X-API-Key", foreign).status()).isEqualTo(404);
  }

  private String written(String type, String author) {
    return said(
        service.open("{\"channel\": {\"type\": \"waba\"}}"),
        """
        {"kind": "outbound", "author": {"type": "%s", "id": "%s"}, "text": "Yes"}
        """
            .formatted(type, author));
  }

  private String said(String thread, String message) {
    return service.post("/v1/threads/%s/messages".formatted(thread), message).text("/message/id");
  }
}
