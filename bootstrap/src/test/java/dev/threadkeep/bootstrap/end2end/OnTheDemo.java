package dev.threadkeep.bootstrap.end2end;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Tests that are given the {@link SharedDemo}. It starts with the first of them and ends with the
 * run.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OnTheDemo.Resolver.class)
@interface OnTheDemo {

  /** Keeps the one demo of the run. */
  final class Resolver implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
      return parameter.getParameter().getType() == SharedDemo.class;
    }

    @Override
    public SharedDemo resolveParameter(ParameterContext parameter, ExtensionContext test) {
      return test.getRoot()
          .getStore(ExtensionContext.Namespace.create(SharedDemo.class))
          .getOrComputeIfAbsent(SharedDemo.class, _ -> SharedDemo.started(), SharedDemo.class);
    }
  }
}
