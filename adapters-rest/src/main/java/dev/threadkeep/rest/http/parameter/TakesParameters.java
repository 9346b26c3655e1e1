package dev.threadkeep.rest.http.parameter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The query parameters that a route has; a route without this has none. What is given beside them
 * is refused before the route runs, unless its API overlooks what it does not know.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface TakesParameters {

  /** Their names. */
  String[] value();
}
