package dev.threadkeep.bootstrap.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a path. An empty one would be the folder one happens to be in, which nobody who has a
 * script with an unset variable means.
 */
abstract class PathWord implements ITypeConverter<Path> {
  private final String what;

  /**
   * @param what stands there: "folder"
   */
  PathWord(String what) {
    this.what = what;
  }

  @Override
  public final Path convert(String word) {
    if (word.isBlank()) {
      throw new TypeConversionException("it is empty and must name a " + what);
    }
    try {
      return Path.of(word);
    } catch (InvalidPathException _) {
      throw new TypeConversionException("\"%s\" is no path".formatted(word));
    }
  }
}
