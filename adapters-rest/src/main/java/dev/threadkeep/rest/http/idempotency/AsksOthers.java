package dev.threadkeep.rest.http.idempotency;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The route waits for others than the stores, which no transaction may. What it answers is kept
 * afterwards, by itself: of two requests with one key that come at once both may be carried out,
 * and both hear what the first of them was answered.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AsksOthers {}
