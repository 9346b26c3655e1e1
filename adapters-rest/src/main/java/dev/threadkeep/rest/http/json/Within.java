package dev.threadkeep.rest.http.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Between what whole numbers a record's component makes sense, for those who are told what it must
 * be when they gave something else. What is a whole number is judged by whoever takes it.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Within {

  long least();

  long most() default Long.MAX_VALUE;
}
