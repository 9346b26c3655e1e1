package dev.threadkeep.bootstrap.cli;

import dev.threadkeep.application.thread.ValueJson;
import dev.threadkeep.application.transfer.OnError;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what to do on errors as the API writes it. */
final class OnErrorWord implements ITypeConverter<OnError> {

  @Override
  public OnError convert(String word) {
    try {
      return ValueJson.read(OnError.class, word);
    } catch (IllegalArgumentException unknown) {
      throw new TypeConversionException(
          "it is \"%s\" and %s".formatted(word, unknown.getMessage()));
    }
  }
}
