package dev.threadkeep.rest.http.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What members records have; kept, since Jackson takes a millisecond to find it out. */
final class RecordMembers {

  private final ObjectMapper mapper;
  private final Map<JavaType, Optional<Members>> known = new ConcurrentHashMap<>();

  RecordMembers(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * The members of a record.
   *
   * @param byName in the record's order
   */
  record Members(boolean overlooksOthers, Map<String, Member> byName) {
    Members {
      byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }
  }

  record Member(JavaType type, boolean required) {}

  /** None where somebody else reads the record, or a value of another shape may stand for it. */
  Optional<Members> of(JavaType type) {
    return known.computeIfAbsent(
        type, unknown -> isReadByMembers(unknown) ? Optional.of(members(unknown)) : none());
  }

  private static Optional<Members> none() {
    return Optional.empty();
  }

  private boolean isReadByMembers(JavaType type) {
    return type.isRecordType()
        && Arrays.stream(type.getRawClass().getDeclaredMethods())
            .noneMatch(method -> method.isAnnotationPresent(JsonCreator.class))
        && reader(type) instanceof BeanDeserializerBase;
  }

  private JsonDeserializer<?> reader(JavaType type) {
    try {
      return ((DefaultDeserializationContext) mapper.getDeserializationContext())
          .createDummyInstance(mapper.getDeserializationConfig())
          .findRootValueDeserializer(type);
    } catch (JsonMappingException impossible) {
      throw new IllegalStateException(impossible); // a body has been read as this type
    }
  }

  private Members members(JavaType type) {
    var byName = new LinkedHashMap<String, Member>();
    for (var property : mapper.getDeserializationConfig().introspect(type).findProperties()) {
      byName.put(property.getName(), member(property));
    }
    var ignoring = type.getRawClass().getAnnotation(JsonIgnoreProperties.class);
    return new Members(ignoring != null && ignoring.ignoreUnknown(), byName);
  }

  private static Member member(BeanPropertyDefinition property) {
    var type = property.getPrimaryType();
    return new Member(
        type.hasRawClass(Patch.class) ? type.containedType(0) : type, property.isRequired());
  }
}
