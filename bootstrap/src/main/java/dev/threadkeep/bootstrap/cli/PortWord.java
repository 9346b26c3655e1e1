package dev.threadkeep.bootstrap.cli;

import dev.threadkeep.bootstrap.config.Listen;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a port, so that one that cannot be is a wrong command line as any other wrong word is. */
final class PortWord implements ITypeConverter<Integer> {
  @Override
  public Integer convert(String word) {
    try {
      int port = Integer.parseInt(word);
      if (port >= 0 && port <= Listen.LAST_PORT) {
        return port;
      }
    } catch (NumberFormatException _) {
      // Told below, as a number out of range is.
    }
    throw new TypeConversionException(
        "it is \"%s\" and must be a number from 0 to %d".formatted(word, Listen.LAST_PORT));
  }
}
