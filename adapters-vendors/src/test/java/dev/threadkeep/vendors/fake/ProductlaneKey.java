package dev.threadkeep.vendors.fake;

import java.util.List;

/** A key of the second version, and what it may do. */
final class ProductlaneKey {
  private static final String PREFIX = "pl_v2_";

  private final String key;
  private volatile List<String> scopes =
      List.of("threads:read", "threads:write", "messages:write", "comments:write");

  ProductlaneKey(String key) {
    if (!key.startsWith(PREFIX)) {
      throw new IllegalArgumentException("no key of the second version");
    }
    this.key = key;
  }

  void grants(List<String> granted) {
    scopes = List.copyOf(granted);
  }

  /** Refuses whoever has another key, or one that may not do this. */
  void check(Asked asked, String scope, ProductlaneErrors errors) {
    var shown = asked.bearer();
    if (!shown.equals(key)) {
      throw shown.startsWith("pl_") && !shown.startsWith(PREFIX)
          ? errors.refused(
              410, "unsupported_key_version", "Keys of the first version are no longer accepted")
          : errors.refused(401, "unauthenticated", "Invalid API key");
    }
    if (!scope.isEmpty() && !scopes.contains(scope)) {
      throw errors.refused(
          403, "scope_required", "This endpoint requires the `%s` scope.".formatted(scope));
    }
  }

  Answer me() {
    var me =
        FakeService.JSON.createObjectNode().put("workspace_id", "ws_1").put("api_key_id", "key_1");
    var granted = me.putArray("scopes");
    scopes.forEach(granted::add);
    me.putArray("linear_team_ids");
    me.putNull("default_linear_team_id");
    return Answer.of(200, me);
  }
}
