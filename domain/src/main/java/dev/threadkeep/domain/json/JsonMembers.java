package dev.threadkeep.domain.json;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
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

  // What the interface does by default changes nothing now and then, and says nothing about it.

  @Override
  public @Nullable JsonValue compute(
      String name,
      BiFunction<? super String, ? super @Nullable JsonValue, ? extends @Nullable JsonValue> make) {
    throw new UnsupportedOperationException();
  }

  @Override
  public JsonValue computeIfAbsent(
      String name, Function<? super String, ? extends JsonValue> make) {
    throw new UnsupportedOperationException();
  }

  @Override
  public @Nullable JsonValue computeIfPresent(
      String name,
      BiFunction<? super String, ? super JsonValue, ? extends @Nullable JsonValue> make) {
    throw new UnsupportedOperationException();
  }

  @Override
  public @Nullable JsonValue merge(
      String name,
      JsonValue value,
      BiFunction<? super JsonValue, ? super JsonValue, ? extends @Nullable JsonValue> make) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void putAll(Map<? extends String, ? extends JsonValue> more) {
    throw new UnsupportedOperationException();
  }

  @Override
  public @Nullable JsonValue putIfAbsent(String name, JsonValue value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public @Nullable JsonValue remove(@Nullable Object name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean remove(@Nullable Object name, @Nullable Object value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public @Nullable JsonValue replace(String name, JsonValue value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean replace(String name, JsonValue old, JsonValue value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void replaceAll(BiFunction<? super String, ? super JsonValue, ? extends JsonValue> make) {
    throw new UnsupportedOperationException();
  }
}
