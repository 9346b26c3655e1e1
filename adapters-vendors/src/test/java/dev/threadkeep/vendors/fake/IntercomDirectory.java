package dev.threadkeep.vendors.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Admins, teams and tags that Intercom's conversations refer to. */
public final class IntercomDirectory {
  private static final String NOBODY = "0";

  private final Map<String, String> admins =
      new ConcurrentHashMap<>(Map.of("814860", "Mark Strong"));
  private final Set<String> teams = ConcurrentHashMap.newKeySet();
  private final Map<String, String> tags = new ConcurrentHashMap<>();

  IntercomDirectory() {}

  public IntercomDirectory admin(String id, String name) {
    admins.put(id, name);
    return this;
  }

  public IntercomDirectory team(String id) {
    teams.add(id);
    return this;
  }

  public IntercomDirectory tag(String id, String name) {
    tags.put(id, name);
    return this;
  }

  /** Whoever the token belongs to: the admin that there always is. */
  Answer me() {
    var me = admin("814860");
    me.put("email_verified", true);
    me.putObject("app").put("type", "app").put("id_code", "abc123").put("name", "Acme");
    return Answer.of(200, me);
  }

  /** The admin who acts. */
  ObjectNode admin(JsonNode id) {
    if (id.isMissingNode() || id.isNull()) {
      throw IntercomErrors.missing("admin_id");
    }
    if (!admins.containsKey(id.asText())) {
      throw IntercomErrors.refused(404, "admin_not_found", "Admin for admin_id not found");
    }
    return admin(id.asText());
  }

  private ObjectNode admin(String id) {
    return FakeService.JSON
        .createObjectNode()
        .put("type", "admin")
        .put("id", id)
        .put("name", admins.get(id))
        .put("email", id + "@acmeinc.org");
  }

  /** Who is to hold a conversation; 0 for nobody. */
  String assignee(String type, JsonNode id) {
    if (id.isMissingNode() || id.isNull()) {
      throw IntercomErrors.missing("assignee_id");
    }
    var known = type.equals("team") ? teams : admins.keySet();
    if (!id.asText().equals(NOBODY) && !known.contains(id.asText())) {
      throw IntercomErrors.refused(404, "assignee_not_found", "Assignee not found");
    }
    return id.asText();
  }

  ObjectNode tag(JsonNode id) {
    if (!tags.containsKey(id.asText())) {
      throw IntercomErrors.refused(404, "tag_not_found", "Tag not found");
    }
    return FakeService.JSON
        .createObjectNode()
        .put("type", "tag")
        .put("id", id.asText())
        .put("name", tags.get(id.asText()));
  }
}
