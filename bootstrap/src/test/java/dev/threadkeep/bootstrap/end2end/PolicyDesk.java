package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where the policy of an organization is set, and set back. */
final class PolicyDesk {
  private static final String PATH = "/v1/policy";

  private final StagedThread admin;
  private final ObjectNode standard;

  PolicyDesk(StagedThread admin) {
    this.admin = admin;
    this.standard = (ObjectNode) admin.get(PATH);
  }

  /**
   * Sets the policy that the organization began with, but for some members.
   *
   * @param changes with single quotes for double ones, and names in braces for ids; of the reasons
   *     only those that are new or different
   */
  void set(String changes) {
    var policy = standard.deepCopy();
    read(changes)
        .properties()
        .forEach(
            change -> {
              if (change.getKey().equals("reasons")) {
                change
                    .getValue()
                    .forEach(reason -> put((ArrayNode) policy.path("reasons"), reason));
              } else {
                policy.set(change.getKey(), change.getValue());
              }
            });
    replace(policy);
  }

  /** Sets the policy that the organization began with. */
  void setBack() {
    replace(standard);
  }

  private void replace(ObjectNode policy) {
    var replaced = admin.wire().send("PUT", PATH, policy.toString());
    assertThat(replaced.status()).as(replaced.text()).isEqualTo(200);
  }

  private static void put(ArrayNode reasons, JsonNode reason) {
    for (int position = 0; position < reasons.size(); position++) {
      if (reasons.path(position).path("code").equals(reason.path("code"))) {
        reasons.set(position, reason);
        return;
      }
    }
    reasons.add(reason);
  }

  private JsonNode read(String changes) {
    try {
      return Wire.JSON.readTree(admin.json(changes));
    } catch (JsonProcessingException broken) {
      throw new AssertionError(changes, broken);
    }
  }
}
