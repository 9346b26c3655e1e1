package dev.threadkeep.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The classes of all modules, as the class path has them and as the sources say. */
final class ThreadkeepClasses {
  private static final Pattern TEST_JAR = Pattern.compile(".*-tests\\.jar!/.*");
  private static final Pattern GENERATED = Pattern.compile(".*/\\$[^/]*\\.class");
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  private ThreadkeepClasses() {}

  /** All of our own making; not tests, nor what Micronaut generates beside a class. */
  static JavaClasses onTheClassPath() {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .withImportOption(location -> !location.matches(TEST_JAR))
        .withImportOption(location -> !location.matches(GENERATED))
        .importPackages(Layout.THREADKEEP.root());
  }

  /** The types for which there is a source file, package-info included. */
  static Set<String> inTheSources() {
    try (var modules = Files.list(REPOSITORY)) {
      return modules
          .map(module -> module.resolve("src/main/java"))
          .filter(Files::isDirectory)
          .flatMap(ThreadkeepClasses::typesBelow)
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The sources of all tests by the names of their types. */
  static Map<String, String> testSources() {
    var sources = new HashMap<String, String>();
    try (var modules = Files.list(REPOSITORY)) {
      for (var module : modules.map(module -> module.resolve("src/test/java")).toList()) {
        if (Files.isDirectory(module)) {
          for (var type : typesBelow(module).toList()) {
            var file = module.resolve(type.replace('.', File.separatorChar) + ".java");
            sources.put(type, Files.readString(file));
          }
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return sources;
  }

  private static Stream<String> typesBelow(Path folder) {
    try (var files = Files.walk(folder)) {
      return files
          .map(file -> folder.relativize(file).toString())
          .filter(file -> file.endsWith(".java") && !file.equals("module-info.java"))
          .map(file -> file.substring(0, file.length() - ".java".length()))
          .map(file -> file.replace(File.separatorChar, '.'))
          .toList()
          .stream();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
