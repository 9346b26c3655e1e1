package dev.threadkeep.rest.canonical.delivery;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The route changes one thread and shows it. A client that prefers to is answered only once the
 * vendors that hold the thread have the change, or the time it gives is up.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface WaitsForDeliveries {}
