package dev.threadkeep.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Comparator;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A few classes below {@code broken}, laid out as Threadkeep is, some of which break a rule. */
record Fixture(Layout layout, JavaClasses classes) {
  /** The first thing that a line of ArchUnit's names is what breaks the rule. */
  private static final Pattern BLAMED = Pattern.compile("^[^<]*<([^<>]+)");

  static Fixture fixture(String name) {
    var layout = new Layout("dev.threadkeep.architecture.broken." + name);
    return new Fixture(layout, new ClassFileImporter().importPackages(layout.root()));
  }

  /** The simple names of the classes that the rule blames. */
  Set<String> caughtBy(Function<Layout, ArchRule> rule) {
    return rule.apply(layout).evaluate(classes).getFailureReport().getDetails().stream()
        .flatMap(String::lines)
        .flatMap(line -> BLAMED.matcher(line).results())
        .flatMap(found -> owner(found.group(1)))
        .map(JavaClass::getSimpleName)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The class that a full name, of itself or of a member of it, begins with. */
  private Stream<JavaClass> owner(String blamed) {
    return classes.stream()
        .filter(type -> blamed.equals(type.getName()) || blamed.startsWith(type.getName() + "."))
        .max(Comparator.comparingInt(type -> type.getName().length()))
        .stream();
  }
}
