package dev.threadkeep.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.THROW_GENERIC_EXCEPTIONS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.NullMarked;

/** What is done everywhere, or nowhere. */
final class CodeRules {
  private CodeRules() {}

  static ArchRule everyPackageIsNullMarked(Layout layout) {
    return classes()
        .that()
        .resideInAPackage(layout.everything())
        .should(
            ArchCondition.from(
                describe(
                    "be in a package that its package-info makes @NullMarked",
                    type -> type.getPackage().isAnnotatedWith(NullMarked.class))))
        .because("the compiler looks for null in marked packages alone");
  }

  static ArchRule noGenericExceptions(Layout layout) {
    return noClasses()
        .that()
        .resideInAPackage(layout.everything())
        .should(THROW_GENERIC_EXCEPTIONS)
        .because("who catches one cannot tell what happened");
  }

  static ArchRule noFieldInjection(Layout layout) {
    return noFields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage(layout.everything())
        .should()
        .beAnnotatedWith("jakarta.inject.Inject")
        .because("what a class needs is said by its constructor, and given by tests too");
  }

  static ArchRule noStaticMutableState(Layout layout) {
    return noFields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage(layout.everything())
        .and()
        .areStatic()
        .should()
        .notBeFinal()
        .orShould()
        .haveRawType(madeToChange())
        .because("it is shared by all tests of a run and by nobody's intention");
  }

  static ArchRule noJavaUtilLogging(Layout layout) {
    return noClasses()
        .that(areBeyondTheCommandLine(layout))
        .should()
        .accessClassesThat()
        .resideInAPackage("java.util.logging..")
        .because("the log is SLF4J's, with request ids and one configuration");
  }

  static ArchRule onlyTheCommandLinePrints(Layout layout) {
    return noClasses()
        .that(areBeyondTheCommandLine(layout))
        .should(ACCESS_STANDARD_STREAMS)
        .because("standard output belongs to the command that was given");
  }

  static ArchRule sleepsOnlyWhereNobodyTells(Layout layout) {
    var allowed =
        Set.of(
            layout.type("persistence.schema.Database"),
            layout.type("persistence.embedded.Deadline"),
            layout.type("bootstrap.bench.Pauses"));
    return noClasses()
        .that(
            describe(
                "are neither the retry of a lost race, the wait for the embedded server, nor the pace"
                    + " of a benchmark",
                type -> !allowed.contains(outermost(type).getName())))
        .should()
        .accessTargetWhere(Surprises.sleeping())
        .because("who sleeps holds a caller up, and guesses instead of being told");
  }

  private static DescribedPredicate<JavaClass> madeToChange() {
    return resideInAPackage("java.util.concurrent.atomic..")
        .or(assignableTo(ThreadLocal.class))
        .or(assignableTo(ConcurrentMap.class))
        .as("is made to change");
  }

  private static DescribedPredicate<JavaClass> areBeyondTheCommandLine(Layout layout) {
    var main = layout.type("bootstrap.Threadkeep");
    var commandLine =
        resideInAPackage(layout.in("bootstrap.cli"))
            .or(resideInAPackage(layout.in("bootstrap.demo")))
            .or(describe("are the main class", type -> outermost(type).getName().equals(main)));
    return DescribedPredicate.not(commandLine).as("do not belong to the command line");
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(CodeRules::outermost).orElse(type);
  }
}
