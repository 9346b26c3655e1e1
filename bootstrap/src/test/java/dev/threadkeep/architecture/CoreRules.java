package dev.threadkeep.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.AccessTarget.Predicates.constructor;
import static com.tngtech.archunit.core.domain.AccessTarget.Predicates.declaredIn;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.threadkeep.architecture.Layout.with;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.time.InstantSource;

/** What the domain and the application are made of. */
final class CoreRules {
  /** What only computes: no files, no network, no SQL. */
  private static final String[] VALUES_OF_THE_JDK = {
    "java.lang..", "java.math..", "java.nio.charset..", "java.time..", "java.util.."
  };

  private static final String HASHES = "java.security";
  private static final String ANNOTATIONS_FOR_NULL = "org.jspecify.annotations..";

  private CoreRules() {}

  static ArchRule domainNeedsOnlyTheJdk(Layout layout) {
    return classes()
        .that()
        .resideInAPackage(layout.in("domain"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(layout.in(with(VALUES_OF_THE_JDK, ANNOTATIONS_FOR_NULL), "domain"))
        .because("other programs use the domain alone, and values need no library");
  }

  static ArchRule applicationNeedsOnlyTheDomain(Layout layout) {
    return classes()
        .that()
        .resideInAPackage(layout.in("application"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            layout.in(
                with(VALUES_OF_THE_JDK, HASHES, ANNOTATIONS_FOR_NULL), "domain", "application"))
        .because("use cases reach the world through ports, whatever framework carries them");
  }

  static ArchRule coreReadsNoClock(Layout layout) {
    return noClasses()
        .that()
        .resideInAnyPackage(layout.in("domain", "application"))
        .should()
        .accessTargetWhere(Surprises.readingAClock())
        .orShould()
        .dependOnClassesThat(Surprises.clocks())
        .because("the same commands at the same given time must always decide the same");
  }

  static ArchRule domainIsToldTheTime(Layout layout) {
    return noClasses()
        .that()
        .resideInAPackage(layout.in("domain"))
        .should()
        .dependOnClassesThat()
        .areAssignableTo(InstantSource.class)
        .because("a decision that asks for the time twice may see it change on the way");
  }

  static ArchRule coreTakesNoChances(Layout layout) {
    return noClasses()
        .that()
        .resideInAnyPackage(layout.in("domain", "application"))
        .should()
        .accessTargetWhere(Surprises.drawingLots())
        .orShould()
        .dependOnClassesThat(Surprises.dice())
        .because("ids and secrets come from the port for ids, so that tests can name them");
  }

  static ArchRule domainInterfacesAreSealed(Layout layout) {
    return classes()
        .that()
        .resideInAPackage(layout.in("domain"))
        .and()
        .areInterfaces()
        .and()
        .areNotAnnotations()
        .and()
        .doNotHaveSimpleName("package-info")
        .should(ArchCondition.from(describe("be sealed", JavaClass::isSealed)))
        .because("a switch over them must stop compiling when a case is added");
  }

  static ArchRule threadsAreMadeByDecidingOrReading(Layout layout) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(layout.in("domain.thread", "persistence"))
        .should()
        .accessTargetWhere(
            target(constructor().and(declaredIn(layout.type("domain.thread.ConversationThread"))))
                .as("the constructor of ConversationThread is called"))
        .because("anyone else would skip the transition and its event");
  }
}
