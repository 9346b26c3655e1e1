package dev.threadkeep.rest.http.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.threadkeep.rest.http.failure.ApiException;
import dev.threadkeep.rest.http.failure.Field;
import jakarta.inject.Singleton;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON and takes nothing for granted: unknown fields, fields given twice, text after the
 * value, a number where a string belongs, {@code 1.0} for an integer, U+0000 and half surrogate
 * pairs are all refused, each with the place and a reason; of fields that are unknown, missing or
 * of the wrong type all are told, not only the first.
 *
 * <p>A record component that is not {@code @Nullable} is required; {@link Patch} tells absent from
 * null.
 */
@Singleton
public final class StrictJson {

  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxNestingDepth(100)
          .maxNameLength(4_096)
          .maxNumberLength(1_000)
          .build();

  private final JsonMapper mapper;
  private final MappingFailures failures;
  private final Misfits misfits;

  StrictJson() {
    var builder =
        JsonMapper.builder(
                JsonFactory.builder()
                    .streamReadConstraints(LIMITS)
                    // Each request has a thread of its own, so buffers kept by threads go to waste.
                    .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
                    .build())
            .annotationIntrospector(new NullMarkedRecords())
            .addModule(new StrictScalars())
            .enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(EnumFeature.READ_ENUM_KEYS_USING_INDEX)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .withConfigOverride(
                List.class,
                list -> list.setSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL)))
            .withCoercionConfigDefaults(
                all -> {
                  for (var shape : CoercionInputShape.values()) {
                    all.setCoercion(shape, CoercionAction.Fail);
                  }
                })
            .withCoercionConfig(
                LogicalType.Float, // 1 is a number, with or without a point
                number -> number.setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert))
            .withCoercionConfig(
                LogicalType.Textual,
                text ->
                    text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
    mapper = builder.build();
    failures = new MappingFailures(mapper);
    misfits = new Misfits(mapper, failures);
  }

  /**
   * The value that {@code body} says.
   *
   * @throws ApiException with a malformed body, naming the field
   */
  public <T> T read(byte[] body, Class<T> type) {
    return type.cast(read(body, (Type) type));
  }

  /**
   * The same for a type that a class cannot name, such as a list of records.
   *
   * @throws ApiException with a malformed body, naming the field
   */
  public Object read(byte[] body, Type type) {
    var text = decode(body);
    JsonScan.check(mapper.getFactory(), text);
    var value = map(text, mapper.constructType(type));
    if (value == null) {
      throw Field.invalid("#", "must not be null");
    }
    if (value instanceof List<?> items && items.contains(null)) {
      throw Field.invalid("#/" + items.indexOf(null), "must not be null");
    }
    return value;
  }

  /**
   * The same of a part of a body that was read as JSON and no more.
   *
   * @throws ApiException with a malformed body, naming the field within the part
   */
  public <T> T read(JsonNode part, Class<T> type) {
    try {
      var value = mapper.treeToValue(part, type);
      if (value == null) {
        throw Field.invalid("#", "must not be null");
      }
      return value;
    } catch (JsonMappingException refused) {
      throw misfits.withOthers(failures.explain(refused), part, mapper.constructType(type));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible); // it has been read as JSON
    }
  }

  private @Nullable Object map(String text, JavaType target) {
    try {
      return mapper.readValue(text, target);
    } catch (JsonMappingException refused) {
      throw misfits.withOthers(failures.explain(refused), tree(text), target);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible); // the scan has read all of it
    }
  }

  private JsonNode tree(String text) {
    try {
      return mapper.readTree(text);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible); // the scan has read all of it
    }
  }

  /** Jackson guesses encodings and repairs what is not UTF-8; a decoder does neither. */
  private static String decode(byte[] body) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(body))
          .toString();
    } catch (CharacterCodingException _) {
      throw Field.invalid("#", "is not valid UTF-8");
    }
  }
}
