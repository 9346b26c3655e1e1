package dev.threadkeep.rest.http.json;

import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Tells an absent field from a null one, which Jackson's own Optional support cannot. */
final class PatchDeserializer extends StdDeserializer<Patch<?>> implements ContextualDeserializer {

  private static final long serialVersionUID = 1L;

  private final transient @Nullable JsonDeserializer<?> values;

  PatchDeserializer() {
    this(null);
  }

  private PatchDeserializer(@Nullable JsonDeserializer<?> values) {
    super(Patch.class);
    this.values = values;
  }

  @Override
  public JsonDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) throws JsonMappingException {
    JavaType valueType = context.getContextualType().containedTypeOrUnknown(0);
    var valuesProperty =
        property != null && valueType.isCollectionLikeType()
            ? refusingNullItems(property, valueType)
            : property;
    return new PatchDeserializer(
        context.findContextualValueDeserializer(valueType, valuesProperty));
  }

  /** The property is no list itself, so what is set for lists would not hold for its values. */
  private static BeanProperty refusingNullItems(BeanProperty property, JavaType valueType) {
    var metadata = property.getMetadata();
    return new BeanProperty.Std(
        property.getFullName(),
        valueType,
        property.getWrapperName(),
        property.getMember(),
        metadata.withNulls(metadata.getValueNulls(), Nulls.FAIL));
  }

  @Override
  public Patch<?> deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    if (values == null) {
      throw new IllegalStateException("used without its type");
    }
    return new Patch.Value<>(values.deserialize(parser, context));
  }

  @Override
  public Patch<?> getNullValue(DeserializationContext context) {
    return new Patch.Null<>();
  }

  @Override
  public Object getAbsentValue(DeserializationContext context) {
    return Patch.absent();
  }
}
