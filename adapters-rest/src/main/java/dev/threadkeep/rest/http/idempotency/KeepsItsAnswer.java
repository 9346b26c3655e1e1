package dev.threadkeep.rest.http.idempotency;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The route changes one thread, and by {@link AnswerKeeping} has its answer kept by the statement
 * that does. Every other route is carried out as one transaction, if its request has a key, with
 * the answer kept at the end of it.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface KeepsItsAnswer {}
