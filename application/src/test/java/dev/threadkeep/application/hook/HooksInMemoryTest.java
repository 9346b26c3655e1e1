package dev.threadkeep.application.hook;

import dev.threadkeep.application.hook.HookStore.Source;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.vendor.ConnectionId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

class HooksInMemoryTest implements HookStoreContract {
  private final Map<ConnectionId, OrganizationId> enabled = new HashMap<>();
  private final HooksInMemory hooks =
      new HooksInMemory(connection -> Optional.ofNullable(enabled.get(connection)));

  @Override
  public HookStore hooks() {
    return hooks;
  }

  @Override
  public Source source() {
    var source = switchedOff();
    enabled.put(source.connection(), source.organization());
    return source;
  }

  @Override
  public Source switchedOff() {
    return new Source(new OrganizationId(UUID.randomUUID()), new ConnectionId(UUID.randomUUID()));
  }
}
