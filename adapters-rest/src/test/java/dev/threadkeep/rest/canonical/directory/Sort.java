package dev.threadkeep.rest.canonical.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.rest.service.Service;
import java.util.Locale;

/** A kind of entry: an entry with all that it can have, and how a thread refers to one. */
enum Sort {
  TEAMMATE(
      "teammates",
      """
      {"kind": "user", "name": "NAME", "email": "mk@example.com",
       "image_url": "https://example.com/m.png", "external_ids": {"intercom": "EXTERNAL"}}
      """,
      "{\"assignee\": {\"type\": \"user\", \"id\": \"ID\"}}",
      "/assignee/id"),
  TEAM(
      "teams",
      "{\"name\": \"NAME\", \"external_ids\": {\"intercom\": \"EXTERNAL\"}}",
      "{}",
      "/team_id"),
  CONTACT(
      "contacts",
      """
      {"name": "NAME", "email": "ada@example.com", "phone": "+15550100",
       "image_url": "https://example.com/a.png", "company_id": null,
       "external_ids": {"intercom": "EXTERNAL"}}
      """,
      "{\"contact_id\": \"ID\"}",
      "/contact_id"),
  COMPANY(
      "companies",
      """
      {"name": "NAME", "domains": ["acme.org"], "logo_url": "https://acme.org/l.png",
       "size": 42, "revenue": 9007199254740991, "external_ids": {"intercom": "EXTERNAL"}}
      """,
      "{\"company_id\": \"ID\"}",
      "/company_id"),
  TAG(
      "tags",
      """
      {"name": "NAME", "color": "#94a3b8", "icon": "star",
       "external_ids": {"intercom": "EXTERNAL"}}
      """,
      "{\"tags\": [\"NAME\"]}",
      "/tags/0"),
  PROJECT(
      "projects",
      "{\"name\": \"NAME\", \"external_ids\": {\"intercom\": \"EXTERNAL\"}}",
      "{\"project_id\": \"ID\"}",
      "/project_id");

  final String path;
  private final String body;
  final String opening;
  final String place;

  Sort(String path, String body, String opening, String place) {
    this.path = "/v1/" + path;
    this.body = body;
    this.opening = opening;
    this.place = place;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String body(String name) {
    return body.replace("NAME", name).replace("EXTERNAL", word() + "-" + name);
  }

  /** Adds one with this name and says its id. */
  String addTo(Service service, String name) {
    var added = service.post(path, body(name));
    assertThat(added.status()).as(added.body()).isEqualTo(201);
    return added.text("/id");
  }
}
