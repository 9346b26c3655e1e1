package dev.threadkeep.domain.json;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The members of an object, which nobody else holds: it takes them as they are. */
final class JsonMembers extends AbstractMap<String, JsonValue> {
  private final Map<String, JsonValue> members;

  /**
   * @param members given away by who made them; in their order
   */
  JsonMembers(Map<String, JsonValue> members) {
    this.members = Collections.unmodifiableMap(members);
  }

  @Override
  public int size() {
    return members.size();
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return members.containsKey(name);
  }

  @Override
  public @Nullable JsonValue get(@Nullable Object name) {
    return members.get(name);
  }

  @Override
  public Set<String> keySet() {
    return members.keySet();
  }

  @Override
  public Set<Entry<String, JsonValue>> entrySet() {
    return members.entrySet();
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super JsonValue> action) {
    members.forEach(action);
  }
}
