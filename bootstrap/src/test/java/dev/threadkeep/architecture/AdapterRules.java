package dev.threadkeep.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.properties.HasParameterTypes;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;

/** How APIs, vendors and the database keep to themselves. */
final class AdapterRules {
  private AdapterRules() {}

  static ArchRule dialectsDoNotKnowEachOther(Layout layout) {
    return slices()
        .matching(layout.root() + ".rest.dialect.(*)..")
        .should()
        .notDependOnEachOther()
        .because("a dialect must be deletable, and changes when its vendor does");
  }

  static ArchRule vendorsDoNotKnowEachOther(Layout layout) {
    return slices()
        .matching(layout.root() + ".vendors.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(alwaysTrue(), resideInAPackage(layout.in("vendors.http")))
        .because("a vendor must be deletable, and what vendors share knows none of them");
  }

  /**
   * The shared part alone looks at addresses before it dials them, and ends what takes too long.
   */
  static ArchRule vendorsAreCalledBySharedPartAlone(Layout layout) {
    return noClasses()
        .that()
        .resideInAPackage(layout.in("vendors"))
        .and()
        .resideOutsideOfPackage(layout.in("vendors.http"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.hc..",
            "io.github.resilience4j..",
            "java.net..",
            "java.nio.channels..",
            "javax.net..",
            "io.netty..",
            "io.micronaut.http..")
        .because("who dials by itself goes round the walls against calling what is not public");
  }

  static ArchRule canonicalAndDialectsStayApart(Layout layout) {
    return CompositeArchRule.of(
            noClasses()
                .that()
                .resideInAPackage(layout.in("rest.canonical"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(layout.in("rest.dialect")))
        .and(
            noClasses()
                .that()
                .resideInAPackage(layout.in("rest.dialect"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(layout.in("rest.canonical")))
        .because("our own API and those of vendors change for different reasons");
  }

  static ArchRule whatApisShareKnowsNoneOfThem(Layout layout) {
    return noClasses()
        .that()
        .resideInAnyPackage(layout.in(Layout.SHARED_BY_APIS))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(layout.in("rest.canonical", "rest.dialect"))
        .because("what all APIs share must not bend to one of them");
  }

  static ArchRule controllersAreNotPublic(Layout layout) {
    return noClasses()
        .that()
        .resideInAPackage(layout.everything())
        .and()
        .areAnnotatedWith("io.micronaut.http.annotation.Controller")
        .should()
        .bePublic()
        .because("a controller is called over HTTP and by nobody else");
  }

  /** What dialects are made of stays for the next one where the last that needed it goes. */
  static ArchRule beansArePublicOnlyWhereNeeded(Layout layout) {
    return classes()
        .that()
        .resideInAnyPackage(layout.in("rest", "persistence", "vendors"))
        .and()
        .resideOutsideOfPackage(layout.in("rest.http.dialect"))
        .and(areBeans())
        .and()
        .arePublic()
        .should(
            ArchCondition.from(
                describe("be used by another package", AdapterRules::isUsedElsewhere)))
        .because("the container finds beans by itself, and what is public gets used");
  }

  static ArchRule sqlStaysInPersistence(Layout layout) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(layout.in("persistence"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.sql..",
            "javax.sql..",
            "org.postgresql..",
            "com.zaxxer..",
            "org.flywaydb..",
            "io.micronaut.data..",
            "io.micronaut.jdbc..",
            "io.micronaut.transaction..")
        .because("rows and SQL stay home: whoever has a connection goes round every rule");
  }

  /** A store that asks in its own name would survive the end of what its caller has begun. */
  static ArchRule storesAskOnBehalfOfTheirCaller(Layout layout) {
    var caller = layout.type("application.access.Caller");
    var session = layout.type("persistence.session.Session");
    return methods()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage(layout.in("persistence"))
        .and()
        .areDeclaredInClassesThat()
        .doNotHaveFullyQualifiedName(session)
        .and(describe("take a caller", method -> takes(method, caller)))
        .should(
            ArchCondition.from(
                describe(
                    "ask on their behalf only",
                    method ->
                        method.getMethodCallsFromSelf().stream()
                            .filter(call -> call.getTargetOwner().getFullName().equals(session))
                            .allMatch(call -> isOnBehalfOf(caller, call)))))
        .because("a request with an idempotency key is kept with its answer or not at all");
  }

  private static boolean isOnBehalfOf(String caller, JavaMethodCall call) {
    return takes(call.getTarget(), caller) || call.getName().equals("begin");
  }

  private static boolean takes(HasParameterTypes method, String type) {
    return method.getRawParameterTypes().stream()
        .anyMatch(parameter -> parameter.getFullName().equals(type));
  }

  private static DescribedPredicate<JavaClass> areBeans() {
    return describe(
        "are beans",
        type ->
            type.isAnnotatedWith("io.micronaut.context.annotation.Bean")
                || type.isMetaAnnotatedWith("io.micronaut.context.annotation.Bean")
                || type.isMetaAnnotatedWith("jakarta.inject.Scope")
                || type.isAnnotatedWith("io.micronaut.context.annotation.Factory"));
  }

  private static boolean isUsedElsewhere(JavaClass type) {
    return type.getDirectDependenciesToSelf().stream()
        .anyMatch(use -> !use.getOriginClass().getPackageName().equals(type.getPackageName()));
  }
}
