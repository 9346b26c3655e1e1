package dev.threadkeep.rest.http.idempotency;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The route is safe to repeat by itself, and its body is taken as it comes: it could be compared
 * with another's only if it were held as a whole. A request with a key is refused before it runs.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface TakesNoIdempotencyKey {}
