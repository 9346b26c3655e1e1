package dev.threadkeep.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;

/** What may know what, between modules and between packages. */
final class ModuleRules {
  private ModuleRules() {}

  static ArchRule dependenciesPointInwards(Layout layout) {
    return layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage(layout.everything())
        .withOptionalLayers(true)
        .layer("domain")
        .definedBy(layout.in("domain"))
        .layer("application")
        .definedBy(layout.in("application"))
        .layer("rest")
        .definedBy(layout.in("rest"))
        .layer("persistence")
        .definedBy(layout.in("persistence"))
        .layer("vendors")
        .definedBy(layout.in("vendors"))
        .layer("bootstrap")
        .definedBy(layout.in("bootstrap"))
        .whereLayer("domain")
        .mayNotAccessAnyLayer()
        .whereLayer("application")
        .mayOnlyAccessLayers("domain")
        .whereLayer("rest")
        .mayOnlyAccessLayers("application", "domain")
        .whereLayer("persistence")
        .mayOnlyAccessLayers("application", "domain")
        .whereLayer("vendors")
        .mayOnlyAccessLayers("application", "domain")
        .because(
            "the domain outlives every framework, dialect and database, and an adapter that knew"
                + " another could not be replaced alone");
  }

  static ArchRule everyClassHasARoom(Layout layout) {
    return classes()
        .that()
        .doNotHaveSimpleName("package-info")
        .should()
        .resideInAnyPackage(
            layout.in(
                layout.in(Layout.SHARED_BY_APIS),
                "domain",
                "application",
                "rest.canonical",
                "rest.dialect.*",
                "rest.docs",
                "rest.health",
                "rest.metrics",
                "persistence",
                "vendors",
                "bootstrap"))
        .because("no rule looks after a package that none of them names");
  }

  static ArchRule bootstrapNamesNoDialectAndNoVendor(Layout layout) {
    return noClasses()
        .that()
        .resideInAPackage(layout.in("bootstrap"))
        .should()
        .dependOnClassesThat(
            resideInAPackage(layout.in("rest.dialect"))
                .or(
                    resideInAPackage(layout.in("vendors.*"))
                        .and(resideOutsideOfPackage(layout.in("vendors.http"))))
                .as("belong to a dialect or a vendor"))
        .because(
            "dialects and backends register themselves as beans, so that a sixth vendor is one"
                + " package on each side and nothing else");
  }

  static ArchRule packagesFormNoCycles(Layout layout) {
    return slices()
        .matching(layout.root() + ".(**)")
        .should()
        .beFreeOfCycles()
        .because("packages in a cycle can only be understood, and changed, all at once");
  }
}
