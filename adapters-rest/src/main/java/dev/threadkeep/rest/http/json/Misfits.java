package dev.threadkeep.rest.http.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadkeep.rest.http.failure.ApiException;
import dev.threadkeep.rest.http.failure.ApiFailure.MalformedBody;
import dev.threadkeep.rest.http.failure.FieldError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All members of a body that are unknown, missing or of the wrong type. Jackson stops at the first;
 * here each is read by itself, so that nobody is told one mistake after the other.
 */
final class Misfits {

  /** Enough to mend, and no answer of megabytes to a body of megabytes. */
  private static final int MOST = 50;

  private final ObjectMapper mapper;
  private final MappingFailures failures;

  Misfits(ObjectMapper mapper, MappingFailures failures) {
    this.mapper = mapper;
    this.failures = failures;
  }

  /** The refusal with what else there is to say about the body that it is about. */
  ApiException withOthers(ApiException refused, JsonNode body, JavaType type) {
    if (!(refused.failure() instanceof MalformedBody(var first))) {
      return refused;
    }
    var found = new ArrayList<>(first);
    look("#", body, type, found);
    var byPlace = new LinkedHashMap<String, FieldError>();
    found.forEach(error -> byPlace.putIfAbsent(error.pointer(), error));
    return new ApiException(new MalformedBody(byPlace.values().stream().limit(MOST).toList()));
  }

  /** Looks into records and lists; of anything else there is nothing to tell but by itself. */
  private void look(String pointer, JsonNode given, JavaType type, List<FieldError> found) {
    if (isReadByMembers(type) && given instanceof ObjectNode object) {
      members(pointer, object, type, found);
    } else if (type.isCollectionLikeType() && given.isArray()) {
      for (int place = 0; place < given.size() && found.size() < MOST; place++) {
        item(pointer + "/" + place, given.get(place), type.getContentType(), found);
      }
    }
  }

  private void item(String pointer, JsonNode given, JavaType type, List<FieldError> found) {
    int before = found.size();
    look(pointer, given, type, found);
    if (found.size() == before) {
      refusal(given, type).ifPresent(error -> found.add(error.within(pointer)));
    }
  }

  /** Not where somebody else reads the record, or a value of another shape may stand for it. */
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

  private void members(String pointer, ObjectNode given, JavaType type, List<FieldError> found) {
    var inOrder = mapper.getDeserializationConfig().introspect(type).findProperties();
    var properties =
        inOrder.stream()
            .collect(Collectors.toMap(BeanPropertyDefinition::getName, Function.identity()));
    for (var member : given.properties()) {
      if (found.size() >= MOST) {
        return;
      }
      var property = properties.get(member.getKey());
      if (property != null) {
        member(pointer, member, property, type, found);
      } else if (!isOverlookingUnknown(type)) {
        found.add(
            new FieldError(Pointers.member(pointer, member.getKey()), MappingFailures.UNKNOWN));
      }
    }
    inOrder.stream()
        .filter(property -> property.isRequired() && !given.has(property.getName()))
        .map(
            property ->
                new FieldError(
                    Pointers.member(pointer, property.getName()), MappingFailures.MISSING))
        .forEach(found::add);
  }

  private static boolean isOverlookingUnknown(JavaType type) {
    var ignoring = type.getRawClass().getAnnotation(JsonIgnoreProperties.class);
    return ignoring != null && ignoring.ignoreUnknown();
  }

  /** What the record has against this member, whatever it has against there being no other. */
  private void member(
      String pointer,
      Map.Entry<String, JsonNode> member,
      BeanPropertyDefinition property,
      JavaType type,
      List<FieldError> found) {
    int before = found.size();
    look(
        Pointers.member(pointer, member.getKey()),
        member.getValue(),
        valueType(property.getPrimaryType()),
        found);
    if (found.size() == before) {
      var only = mapper.createObjectNode();
      only.set(member.getKey(), member.getValue());
      refusal(only, type)
          .map(error -> error.within(pointer))
          .filter(error -> isWithin(error, Pointers.member(pointer, member.getKey())))
          .ifPresent(found::add);
    }
  }

  private static boolean isWithin(FieldError error, String pointer) {
    return error.pointer().equals(pointer) || error.pointer().startsWith(pointer + "/");
  }

  /** Without what a record says of its members together: not all of them may be there. */
  private Optional<FieldError> refusal(JsonNode given, JavaType type) {
    try {
      var _ = mapper.treeToValue(given, type);
      return Optional.empty();
    } catch (ValueInstantiationException _) {
      return Optional.empty();
    } catch (JsonMappingException refused) {
      return Optional.of(failures.error(refused));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible); // it has been read as JSON
    }
  }

  private static JavaType valueType(JavaType type) {
    return type.hasRawClass(Patch.class) ? type.containedType(0) : type;
  }
}
