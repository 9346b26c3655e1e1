package dev.threadkeep.vendors.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** People and things that Productlane's threads refer to, as threads show them. */
public final class ProductlaneDirectory {
  private static final String LONG_AGO = "2026-01-01T00:00:00.000Z";

  private final Map<String, ObjectNode> users = new ConcurrentHashMap<>();
  private final Map<String, ObjectNode> tags = new ConcurrentHashMap<>();
  private final Map<String, ObjectNode> contacts = new ConcurrentHashMap<>();
  private final Map<String, ObjectNode> companies = new ConcurrentHashMap<>();
  private final Set<String> projects = ConcurrentHashMap.newKeySet();

  ProductlaneDirectory() {}

  public ProductlaneDirectory user(String id) {
    users.put(id, person(id, "Ada").putNull("image_url"));
    return this;
  }

  public ProductlaneDirectory tag(String id, String name) {
    tags.put(
        id,
        dated(
            node(id)
                .put("name", name)
                .put("color", "#808080")
                .putNull("icon")
                .putNull("tag_group_id")));
    return this;
  }

  public ProductlaneDirectory contact(String id) {
    var contact = person(id, "Grace");
    contact.putNull("image_url").putNull("company_id").put("is_subscribed", true);
    contact.putObject("external_ids");
    contacts.put(id, dated(contact));
    return this;
  }

  public ProductlaneDirectory company(String id) {
    var company = node(id).put("name", "Acme").putNull("logo_url");
    company.putArray("domains");
    List.of("size", "revenue", "status_id", "status_name", "tier_id", "tier_name", "owner")
        .forEach(company::putNull);
    company.putArray("external_ids");
    companies.put(id, dated(company));
    return this;
  }

  public ProductlaneDirectory project(String id) {
    projects.add(id);
    return this;
  }

  ObjectNode userOf(String id) {
    return users.get(id).deepCopy();
  }

  ObjectNode tagOf(String id) {
    return tags.get(id).deepCopy();
  }

  ObjectNode contactOf(String id) {
    return contacts.get(id).deepCopy();
  }

  ObjectNode companyOf(String id) {
    return companies.get(id).deepCopy();
  }

  /** What an update refers to that there is not. */
  List<String> unknownIn(JsonNode update) {
    var known = new HashMap<String, Set<String>>();
    known.put("assignee_id", users.keySet());
    known.put("contact_id", contacts.keySet());
    known.put("company_id", companies.keySet());
    known.put("project_id", projects);
    var unknown = new ArrayList<String>();
    known.forEach(
        (member, ids) -> {
          if (update.path(member).isTextual() && !ids.contains(update.path(member).textValue())) {
            unknown.add("%s: there is none such".formatted(member));
          }
        });
    update
        .path("tag_ids")
        .forEach(
            tag -> {
              if (!tags.containsKey(tag.textValue())) {
                unknown.add("tag_ids: there is no tag " + tag.textValue());
              }
            });
    return unknown;
  }

  private static ObjectNode person(String id, String name) {
    return node(id).put("name", name).put("email", id + "@acme.example");
  }

  private static ObjectNode node(String id) {
    return FakeService.JSON.createObjectNode().put("id", id);
  }

  private static ObjectNode dated(ObjectNode node) {
    return node.put("created_at", LONG_AGO).put("updated_at", LONG_AGO);
  }
}
