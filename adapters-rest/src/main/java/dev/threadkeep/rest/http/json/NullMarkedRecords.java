package dev.threadkeep.rest.http.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a request record's own null-marking the rule for its JSON: a component that is not
 * {@code @Nullable} is required and refuses null, so that reader and compiler agree.
 */
final class NullMarkedRecords extends JacksonAnnotationIntrospector {

  private static final long serialVersionUID = 1L;

  @Override
  public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
    var explicit = super.hasRequiredMarker(member);
    return isRequired(member) ? Boolean.TRUE : explicit;
  }

  @Override
  public JsonSetter.Value findSetterInfo(Annotated annotated) {
    var explicit = super.findSetterInfo(annotated);
    return isRequired(annotated) ? explicit.withValueNulls(Nulls.FAIL) : explicit;
  }

  private static boolean isRequired(Annotated annotated) {
    if (!(annotated instanceof AnnotatedParameter parameter)) {
      return false;
    }
    var components = parameter.getDeclaringClass().getRecordComponents();
    if (components == null || parameter.getIndex() >= components.length) {
      return false;
    }
    var component = components[parameter.getIndex()];
    return !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
        && component.getType() != Patch.class
        && component.getType() != Optional.class;
  }
}
