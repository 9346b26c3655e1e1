package dev.threadkeep.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which rules there are, and which of them a test names. */
final class RuleBook {
  private RuleBook() {}

  /** All rules: the functions of a layout. */
  static Set<String> rules() {
    return rulesWhere(_ -> true);
  }

  /** Those that a test class or a class nested in it calls or refers to. */
  static Set<String> namedIn(Class<?> test) {
    return rulesWhere(
        rule ->
            rule.getAccessesToSelf().stream()
                .anyMatch(access -> isWithin(access.getOriginOwner(), test)));
  }

  private static Set<String> rulesWhere(Predicate<JavaMethod> wanted) {
    return new ClassFileImporter()
        .importPackages(RuleBook.class.getPackageName()).stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(RuleBook::isRule)
            .filter(wanted)
            .map(JavaMethod::getFullName)
            .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isRule(JavaMethod method) {
    return method.getRawReturnType().isEquivalentTo(ArchRule.class)
        && method.getRawParameterTypes().stream()
            .anyMatch(type -> type.isEquivalentTo(Layout.class));
  }

  private static boolean isWithin(JavaClass type, Class<?> test) {
    return type.getName().equals(test.getName()) || type.getName().startsWith(test.getName() + "$");
  }
}
