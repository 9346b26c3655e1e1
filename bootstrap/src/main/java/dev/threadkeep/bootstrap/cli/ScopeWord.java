package dev.threadkeep.bootstrap.cli;

import dev.threadkeep.application.access.Scope;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a scope as the APIs write it. */
final class ScopeWord implements ITypeConverter<Scope> {

  @Override
  public Scope convert(String word) {
    return Scope.parse(word.strip())
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "there is no scope \"%s\"; the scopes are %s"
                        .formatted(
                            word,
                            Arrays.stream(Scope.values())
                                .map(Scope::text)
                                .collect(Collectors.joining(", ")))));
  }
}
