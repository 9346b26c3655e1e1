package dev.threadkeep.rest.http.key;

import dev.threadkeep.application.access.Scope;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The scope that a route asks of its caller's key; of several, one is enough. On a controller it
 * holds for each of its routes that has none of its own. A route below an API without this or
 * {@link NeedsNoKey} stops the service from starting.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface NeedsScope {

  /** Any of these will do; the first is the one that a caller without them is told. */
  Scope[] value();
}
