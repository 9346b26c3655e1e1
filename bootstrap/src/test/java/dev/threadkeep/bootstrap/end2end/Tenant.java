package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** An organization with two of everything, all of it marked with a word that is found anywhere. */
final class Tenant {
  final String key;
  final String mark;
  final String thread;
  final String number;
  final String message;
  final String teammate;
  final String teammateNumber;
  final String contact;
  final List<String> entries;
  final String keyId;
  final String job;
  final String connection;
  final String delivery;

  private final Wire wire;

  private Tenant(RunningThreadkeep service, String key, String mark) {
    this.key = key;
    this.mark = mark;
    this.wire = Wire.to(service, key);
    var someone = made("/v1/teammates", "{'kind': 'user', 'name': 'MARK'}");
    var _ =
        made(
            "/v1/teammates",
            "{'kind': 'agent', 'name': 'MARK',"
                + " 'external_ids': {'intercom': 'MARK', 'contactship': 'MARK'}}");
    this.teammate = someone.at("/id");
    this.teammateNumber = someone.at("/number");
    this.contact =
        made(
                "/v1/contacts",
                "{'name': 'MARK', 'email': 'MARK', 'external_ids': {'intercom': 'MARK'}}")
            .at("/id");
    var company = made("/v1/companies", "{'name': 'MARK', 'domains': ['MARK']}").at("/id");
    var project = made("/v1/projects", "{'name': 'MARK'}").at("/id");
    var team =
        made("/v1/teams", "{'name': 'MARK', 'external_ids': {'intercom': 'MARK'}}").at("/id");
    var tag = made("/v1/tags", "{'name': 'MARK', 'color': 'MARK'}").at("/id");
    for (var kind : List.of("contacts", "companies", "projects", "teams", "tags")) {
      made("/v1/" + kind, "{'name': 'MARK-too'}");
    }
    this.entries = List.of(contact, company, project, team, tag);
    this.keyId = made("/v1/api-keys", "{'name': 'MARK', 'scopes': ['threads:read']}").at("/id");
    this.connection =
        made(
                "/v1/connections",
                "{'vendor': 'feather', 'name': 'MARK', 'base_url': 'https://feather.example',"
                    + " 'credentials': {'token': 'MARK'}}")
            .at("/id");
    var opened = made("/v1/threads", opening("MARK", contact, company, project));
    var _ = made("/v1/threads", opening("MARK-too", contact, company, project));
    this.thread = opened.at("/id");
    this.number = opened.at("/number");
    this.message =
        made("/v1/threads/%s/messages".formatted(thread), "{'text': 'MARK'}").at("/message/id");
    var _ = made("/v1/threads/%s/messages".formatted(thread), "{'text': 'MARK'}");
    // An account is only for vendors that are served and say that they have some.
    var known =
        wire.get("/").json().path("openapi").has("contextgpt")
            ? ", 'external_refs': {'contextgpt': {'id': 'MARK', 'account': 'MARK'}}"
            : "";
    var edited =
        wire.send(
            "PATCH",
            "/v1/threads/" + thread,
            json("{'internal_notes': 'MARK'%s}".formatted(known)));
    assertThat(edited.status()).as(edited.text()).isEqualTo(200);
    // Feather has no place for notes.
    this.delivery = wire.get("/v1/threads/%s/deliveries".formatted(thread)).at("/data/0/id");
    this.job = finishedJob();
    var policy = (ObjectNode) wire.get("/v1/policy").json();
    ((ObjectNode) policy.at("/reasons/0")).put("label", mark);
    var marked = wire.send("PUT", "/v1/policy", policy.toString());
    assertThat(marked.status()).as(marked.text()).isEqualTo(200);
  }

  static Tenant with(RunningThreadkeep service, String key, String mark) {
    return new Tenant(service, key, mark);
  }

  /** One that is done, and stays as it is; it fails on each thread, so that it has failures too. */
  private String finishedJob() {
    var job = ByFilter.begin(wire, mark, json("{'type': 'reopen'}"));
    try {
      return ByFilter.done(wire, job).at("/id");
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  private static String opening(String reference, String contact, String company, String project) {
    return """
        {'title': 'MARK', 'tags': ['MARK'], 'contact_id': 'CONTACT', 'company_id': 'COMPANY',
         'project_id': 'PROJECT', 'external_refs': {'feather': 'REF', 'contactship': 'REF', 'productlane': 'REF'},
         'attributes': {'feather': {'agent_version_id': 'MARK', 'to_phone_number': 'MARK'}},
         'channel': {'type': 'sms', 'id': 'MARK', 'from': 'MARK', 'to': 'MARK'},
         'message': {'text': 'MARK', 'author': {'type': 'contact', 'id': 'CONTACT'}}}
        """
        .replace("REF", reference)
        .replace("CONTACT", contact)
        .replace("COMPANY", company)
        .replace("PROJECT", project);
  }

  private Wire.Raw made(String path, String body) {
    var answer = wire.post(path, json(body));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer;
  }

  private String json(String text) {
    return text.replace('\'', '"').replace("MARK", mark);
  }

  Wire wire() {
    return wire;
  }

  /** Under what its things can be found, in every shape that some API has. */
  List<String> ids() {
    return Stream.concat(
            Stream.of(
                thread,
                "thr-" + thread,
                number,
                mark,
                mark + "-too",
                message,
                "msg-" + message,
                teammate,
                teammateNumber,
                keyId,
                job,
                connection,
                delivery),
            entries.stream())
        .toList();
  }

  /** What no other organization may ever see; the numbers are too short to be looked for. */
  List<String> secrets() {
    return Stream.concat(
            Stream.of(mark, thread, message, teammate, keyId, job, connection, delivery),
            entries.stream())
        .toList();
  }

  /** Its things that an operation may name first. */
  Stream<String> parents() {
    return Stream.of(thread, number, mark);
  }

  /** All that others could change. */
  List<String> state() {
    return Stream.of(
            "/v1/threads/" + thread,
            "/v1/threads/%s/timeline".formatted(thread),
            "/v1/threads?archived=any",
            "/v1/teammates",
            "/v1/teams",
            "/v1/contacts",
            "/v1/companies",
            "/v1/tags",
            "/v1/projects",
            "/v1/api-keys",
            "/v1/jobs",
            "/v1/connections",
            "/v1/deliveries",
            "/v1/policy",
            "/v1/audit")
        .map(path -> wire.get(path).text())
        .toList();
  }
}
