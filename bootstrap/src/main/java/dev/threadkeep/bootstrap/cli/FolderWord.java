package dev.threadkeep.bootstrap.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a folder's path. An empty one would be the folder one happens to be in, where nobody who
 * has a script with an unset variable wants a database.
 */
final class FolderWord implements ITypeConverter<Path> {
  @Override
  public Path convert(String word) {
    if (word.isBlank()) {
      throw new TypeConversionException("it is empty and must name a folder");
    }
    try {
      return Path.of(word);
    } catch (InvalidPathException _) {
      throw new TypeConversionException("\"%s\" is no path".formatted(word));
    }
  }
}
