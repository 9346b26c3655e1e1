package dev.threadkeep.rest.http.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.rest.http.failure.ApiException;
import dev.threadkeep.rest.http.failure.ApiFailure.MalformedBody;
import dev.threadkeep.rest.http.failure.FieldError;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Jackson's refusals in our words: theirs name Java classes. */
final class MappingFailures {

  static final String UNKNOWN = "is not a known field";
  static final String MISSING = "is required";

  private final ObjectMapper mapper;

  MappingFailures(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  ApiException explain(JsonMappingException refused) {
    for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
      if (cause instanceof ApiException ours) {
        return ours; // a record's own constructor has already said which field
      }
    }
    return new ApiException(new MalformedBody(List.of(error(refused))));
  }

  FieldError error(JsonMappingException refused) {
    return new FieldError(Pointers.to(refused.getPath()), detail(refused));
  }

  private String detail(JsonMappingException refused) {
    return switch (refused) {
      case UnrecognizedPropertyException _ -> UNKNOWN;
      case InvalidNullException _ -> "must not be null";
      case MismatchedInputException mismatch when isMissing(mismatch) -> MISSING;
      case InvalidFormatException unread
          when unread.getTargetType() == Instant.class
              && unread.getValue() instanceof String text ->
          Rfc3339.flaw(text);
      case MismatchedInputException mismatch -> expected(refused, mismatch.getTargetType());
      default ->
          refused.getCause() instanceof InputCoercionException coercion
              ? expected(refused, coercion.getTargetType())
              : "is not valid";
    };
  }

  private String expected(JsonMappingException refused, @Nullable Class<?> type) {
    return within(refused.getPath())
        .map(
            bounds ->
                "must be a whole number from %d to %d".formatted(bounds.least(), bounds.most()))
        .orElseGet(() -> expected(type));
  }

  /** The bounds of the component that the path leads to, where it has any. */
  private Optional<Within> within(List<JsonMappingException.Reference> path) {
    if (path.isEmpty()
        || !(path.getLast().getFrom() instanceof Class<?> type)
        || !type.isRecord()) {
      return Optional.empty();
    }
    var named = path.getLast().getFieldName();
    return mapper
        .getDeserializationConfig()
        .introspect(mapper.constructType(type))
        .findProperties()
        .stream()
        .filter(property -> property.getName().equals(named))
        .flatMap(
            property ->
                Arrays.stream(type.getRecordComponents())
                    .filter(component -> component.getName().equals(property.getInternalName())))
        .flatMap(component -> Optional.ofNullable(component.getAnnotation(Within.class)).stream())
        .findFirst();
  }

  /** Jackson has no type of its own for this one. */
  private static boolean isMissing(MismatchedInputException mismatch) {
    return mismatch.getOriginalMessage().startsWith("Missing required creator property");
  }

  private String expected(@Nullable Class<?> type) {
    if (type == null) {
      return "is not valid";
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> mapper.<com.fasterxml.jackson.databind.JsonNode>valueToTree(constant))
          .map(node -> node.asText())
          .collect(Collectors.joining(", ", "must be one of ", ""));
    }
    if (type == String.class) {
      return "must be a string";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "must be true or false";
    }
    if (type == int.class || type == Integer.class) {
      return "must be a whole number from %d to %d".formatted(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
    if (type == long.class || type == Long.class) {
      return "must be a whole number from %d to %d".formatted(Long.MIN_VALUE, Long.MAX_VALUE);
    }
    if (type == BigInteger.class) {
      return "must be a whole number";
    }
    if (type == double.class || type == Double.class || type == BigDecimal.class) {
      return "must be a number";
    }
    if (type == Instant.class) {
      return Rfc3339.EXPECTED;
    }
    if (type == UUID.class) {
      return "must be a UUID";
    }
    if (type.isArray() || Collection.class.isAssignableFrom(type) || type == JsonArray.class) {
      return "must be a list";
    }
    return isShort(type) ? "must be a string or an object" : "must be an object";
  }

  /** Whether a bare string is short for the object. */
  private static boolean isShort(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(JsonCreator.class))
        .anyMatch(
            method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}));
  }
}
